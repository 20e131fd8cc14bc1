// Tags in texts of boards, told from what only looks like one.

#ifndef JOBUTILS_SOURCE_TAGS_H_
#define JOBUTILS_SOURCE_TAGS_H_

#include <string>
#include <string_view>

namespace jobutils {

// kEnding: only a closing tag or one that stands alone counts, for "uses <div>
// and <p>" is text that speaks of tags.
enum class Tags { kAny, kEnding };

// Whether there is a tag of the elements that descriptions are made of.
bool HasTags(std::string_view text, Tags which);

// A line without its tags, comments and scripts. A tag has the name of an
// element of HTML, or an attribute, or closes; "<Senior>" and "List<T>" have
// none of these.
std::string DropTags(std::string_view line);

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_TAGS_H_
