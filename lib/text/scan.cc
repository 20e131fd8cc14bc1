#include "text/scan.h"

#include <bit>
#include <cstdint>
#include <cstring>

#include "base/utf8.h"

namespace jobutils {
namespace {

bool IsBlank(char32_t c) {
  return c <= 0x20 || c == 0x7F || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

bool IsZeroWidth(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 ||
         c == 0xFEFF;
}

// The ASCII character that one stands for, or 0.
char AsciiOf(char32_t c) {
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFF0D) return '-';
  if (c == 0x2018 || c == 0x2019 || c == 0x02BC) return '\'';
  if (c == '\n' || c == 0xB7 || c == 0x2022 || c == 0x2023 || c == 0x25CF ||
      c == 0x2028 || c == 0x2029) {
    return ';';
  }
  return c > 0x20 && c < 0x7F ? static_cast<char>(c) : '\0';
}

}  // namespace

size_t FindDigit(std::string_view text, size_t pos) {
  static_assert(std::endian::native == std::endian::little);
  const auto all = [](uint64_t byte) { return byte * 0x0101010101010101; };
  for (; text.size() - pos >= 8; pos += 8) {
    uint64_t bytes;
    std::memcpy(&bytes, text.data() + pos, sizeof bytes);
    // The high bit of each byte that is ASCII, at least '0', at most '9'.
    const uint64_t low = bytes & all(0x7F);
    const uint64_t digits =
        (low + all(0x80 - '0')) & ~(low + all(0x7F - '9')) & ~bytes & all(0x80);
    if (digits != 0) {
      return pos + static_cast<size_t>(std::countr_zero(digits)) / 8;
    }
  }
  while (pos < text.size() && !IsDigit(text[pos])) ++pos;
  return pos;
}

std::string Plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = DecodeUtf8(text, pos);
    const char ascii = AsciiOf(c);
    if (ascii == '\0' && IsBlank(c)) {
      blank = true;
    } else if (!IsZeroWidth(c)) {
      if (blank && !out.empty()) out += ' ';
      blank = false;
      if (ascii != '\0') {
        out += ascii;
      } else {
        AppendUtf8(out, c);
      }
    }
  }
  return out;
}

std::string Lowered(std::string text) {
  for (char& c : text) c = ToLower(c);
  return text;
}

}  // namespace jobutils
