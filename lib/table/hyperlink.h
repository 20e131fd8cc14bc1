// OSC 8 hyperlinks: a text of a terminal that opens a page.

#ifndef JOBUTILS_TABLE_HYPERLINK_H_
#define JOBUTILS_TABLE_HYPERLINK_H_

#include <string>
#include <string_view>

namespace jobutils {

// What a link may point to: an http or https URL of at most 2,000 bytes, every
// byte that is not printable ASCII percent-encoded, so that it cannot end the
// sequence it stands in. "" for anything else.
std::string LinkTarget(std::string_view url);

// `shown` as a link to `target`, which LinkTarget made; without one, `shown`.
std::string Hyperlink(std::string_view target, std::string_view shown);

}  // namespace jobutils

#endif  // JOBUTILS_TABLE_HYPERLINK_H_
