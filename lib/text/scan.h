// Small steps of the hand-written readers of this module.

#ifndef JOBUTILS_TEXT_SCAN_H_
#define JOBUTILS_TEXT_SCAN_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace jobutils {

inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The place of the first digit at `pos` or behind it; the size without one.
size_t FindDigit(std::string_view text, size_t pos);

// ASCII letters, and all bytes of characters beyond ASCII.
inline bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

inline char ToLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

// `text` in a plain hand: runs of white space of any kind as one blank, none at
// the ends; zero-width characters gone; all dashes '-', all apostrophes '\'',
// bullets and line ends ';'.
std::string Plain(std::string_view text);

std::string Lowered(std::string text);

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_SCAN_H_
