// What makes a word: letters, their case, and the gaps between words.

#ifndef JOBUTILS_TEXT_LETTERS_H_
#define JOBUTILS_TEXT_LETTERS_H_

#include <string>
#include <string_view>

#include "base/utf8.h"

namespace jobutils {

// DecodeUtf8, quick about ASCII.
inline char32_t NextChar(std::string_view text, size_t& pos) {
  const auto byte = static_cast<unsigned char>(text[pos]);
  if (byte >= 0x80) return DecodeUtf8(text, pos);
  ++pos;
  return byte;
}

// What the functions below answer for code points beyond ASCII.
char32_t FoldWideCase(char32_t c);
bool IsWideWordChar(char32_t c);
bool IsWideGap(char32_t c);

// Simple (one to one) lower case of Latin, Greek and Cyrillic letters; the
// final sigma becomes the common one. Other code points stay as they are.
// No code point beyond ASCII folds into ASCII.
inline char32_t FoldCase(char32_t c) {
  if (c >= 0x80) return FoldWideCase(c);
  return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
}
// The same for each code point of a UTF-8 text.
std::string FoldText(std::string_view text);

// Letters, digits and combining marks of scripts that set words apart by
// blanks. Han, kana, Hangul and Thai are not: a word may begin anywhere
// among them.
inline bool IsWordChar(char32_t c) {
  if (c >= 0x80) return IsWideWordChar(c);
  return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9');
}

// Blanks of any width, line ends, controls, and hyphens and dashes: "full
// stack", "full-stack" and "full\nstack" are the same two words.
inline bool IsGap(char32_t c) {
  if (c >= 0x80) return IsWideGap(c);
  return c <= ' ' || c == '-';
}

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_LETTERS_H_
