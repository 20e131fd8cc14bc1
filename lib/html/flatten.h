// The way out for markup that no parser should be asked to nest.

#ifndef JOBUTILS_HTML_FLATTEN_H_
#define JOBUTILS_HTML_FLATTEN_H_

#include <string>
#include <string_view>

namespace jobutils {

// `html` without its nesting: the same text, with <br> and <li> where lines
// were parted, and its scripts; nothing else. In one pass.
std::string FlattenMarkup(std::string_view html);

}  // namespace jobutils

#endif  // JOBUTILS_HTML_FLATTEN_H_
