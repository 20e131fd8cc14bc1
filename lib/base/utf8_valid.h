// Is it UTF-8 at all: the question that hot paths ask.

#ifndef JOBUTILS_BASE_UTF8_VALID_H_
#define JOBUTILS_BASE_UTF8_VALID_H_

#include <string_view>

namespace jobutils {

// True when all of `text` is UTF-8; false when it is not, or when this
// processor has no quick way to tell. Ask FindBadUtf8 for the place.
bool IsUtf8Quickly(std::string_view text);

}  // namespace jobutils

#endif  // JOBUTILS_BASE_UTF8_VALID_H_
