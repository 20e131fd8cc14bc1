// A long string of a record as a text to read.

#ifndef JOBUTILS_TEXT_READ_TEXT_H_
#define JOBUTILS_TEXT_READ_TEXT_H_

#include <cstddef>
#include <string>

#include "record/json.h"

namespace jobutils {

// So much of a description is read: no listing is longer, and what pretends to
// be one does not cost more.
inline constexpr size_t kMostText = 512 << 10;

// Puts a string, unescaped, into `text`, cut to kMostText bytes but not inside
// a character; "" when it is no string. Memory is used again from text to text.
void ReadText(Json string, std::string& text);

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_READ_TEXT_H_
