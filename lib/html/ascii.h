// ASCII, as HTML and CSS compare it.

#ifndef JOBUTILS_HTML_ASCII_H_
#define JOBUTILS_HTML_ASCII_H_

#include <cstddef>
#include <string_view>

namespace jobutils {

inline bool IsAsciiLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

inline bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

inline bool IsHtmlSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

inline char ToAsciiLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

inline bool EqualsNoCase(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (ToAsciiLower(a[i]) != ToAsciiLower(b[i])) return false;
  }
  return true;
}

inline bool StartsNoCase(std::string_view text, std::string_view start) {
  return EqualsNoCase(text.substr(0, start.size()), start);
}

// Without the HTML white space around it.
inline std::string_view TrimHtmlSpace(std::string_view text) {
  while (!text.empty() && IsHtmlSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsHtmlSpace(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace jobutils

#endif  // JOBUTILS_HTML_ASCII_H_
