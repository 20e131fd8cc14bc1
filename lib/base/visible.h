// Hostile text for a person's eyes.

#ifndef JOBUTILS_BASE_VISIBLE_H_
#define JOBUTILS_BASE_VISIBLE_H_

#include <string>
#include <string_view>

namespace jobutils {

// `text` on one line: LF and TAB as blanks, what IsUnsafe names as "\u{1b}",
// bad UTF-8 as U+FFFD.
std::string Visible(std::string_view text);

}  // namespace jobutils

#endif  // JOBUTILS_BASE_VISIBLE_H_
