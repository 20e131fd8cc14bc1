#include "base/utf8.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/utf8_valid.h"

namespace jobutils {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kLast = 0x10FFFF;
constexpr uint64_t kHighBits = 0x8080808080808080;

uint64_t Load(const unsigned char* p) {
  uint64_t word;
  std::memcpy(&word, p, sizeof word);
  return word;
}

// The first byte from `p` on that is not ASCII, or `end`.
const unsigned char* SkipAscii(const unsigned char* p,
                               const unsigned char* end) {
  while (end - p >= 8) {
    while (end - p >= 32 &&
           ((Load(p) | Load(p + 8) | Load(p + 16) | Load(p + 24)) &
            kHighBits) == 0) {
      p += 32;
    }
    if (end - p < 8) break;
    uint64_t high = Load(p) & kHighBits;
    if (high != 0) {
      int bits = std::endian::native == std::endian::little
                     ? std::countr_zero(high)
                     : std::countl_zero(high);
      return p + bits / 8;
    }
    p += 8;
  }
  while (p != end && *p < 0x80) ++p;
  return p;
}

bool IsSurrogate(char32_t code) { return code >> 11 == 0xD800 >> 11; }

// The four bytes at `p`, the first lowest.
uint32_t Load4(const unsigned char* p) {
  return uint32_t{p[0]} | uint32_t{p[1]} << 8 | uint32_t{p[2]} << 16 |
         uint32_t{p[3]} << 24;
}

// The length of the sequence that the bytes of `four` start with, and 0 when
// that is none. The masks are the table of RFC 3629, section 4: first the
// marks of lead and tail bytes, then what the lead leaves to the next byte.
inline int SequenceLength(uint32_t four) {
  if ((four & 0x00C0C0F0) == 0x008080E0) {
    uint32_t high = four & 0x0000200F;  // 0: overlong, 0x200D: a surrogate
    return high != 0 && high != 0x200D ? 3 : 0;
  }
  if ((four & 0x0000C0E0) == 0x000080C0) return (four & 0x1E) != 0 ? 2 : 0;
  if ((four & 0xC0C0C0F8) == 0x808080F0) {
    uint32_t top = (four & 0x07) << 2 | (four >> 12 & 0x03);  // plane
    return top >= 1 && top <= 16 ? 4 : 0;
  }
  return (four & 0x80) == 0 ? 1 : 0;
}

// The same of the `left` bytes at `p`: what lies behind them is no tail.
inline int SequenceLength(const unsigned char* p, size_t left) {
  if (left >= 4) return SequenceLength(Load4(p));
  unsigned char four[4] = {};
  std::memcpy(four, p, left);
  return SequenceLength(Load4(four));
}

size_t FindByByte(std::string_view text) {
  auto* begin = reinterpret_cast<const unsigned char*>(text.data());
  auto* end = begin + text.size();
  const unsigned char* p = begin;
  while ((p = SkipAscii(p, end)) != end) {
    do {
      int length = SequenceLength(p, end - p);
      if (length == 0) return p - begin;
      p += length;
    } while (p != end && *p >= 0x80);
  }
  return std::string_view::npos;
}

}  // namespace

size_t FindBadUtf8(std::string_view text) {
  return IsUtf8Quickly(text) ? std::string_view::npos : FindByByte(text);
}

char32_t DecodeUtf8(std::string_view text, size_t& pos) {
  auto* p = reinterpret_cast<const unsigned char*>(text.data()) + pos;
  int length = SequenceLength(p, text.size() - pos);
  pos += std::max(length, 1);
  switch (length) {
    case 1:
      return p[0];
    case 2:
      return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    case 3:
      return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    case 4:
      return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 |
             (p[3] & 0x3Fu);
    default:
      return kReplacement;
  }
}

void AppendUtf8(std::string& out, char32_t code_point) {
  if (code_point > kLast || IsSurrogate(code_point)) {
    code_point = kReplacement;
  }
  auto tail = [code_point](int shift) {
    return static_cast<char>(0x80 | (code_point >> shift & 0x3F));
  };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0 | code_point >> 6);
    out += tail(0);
  } else if (code_point < 0x10000) {
    out += static_cast<char>(0xE0 | code_point >> 12);
    out += tail(6);
    out += tail(0);
  } else {
    out += static_cast<char>(0xF0 | code_point >> 18);
    out += tail(12);
    out += tail(6);
    out += tail(0);
  }
}

std::string CleanUtf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (;;) {
    size_t bad = FindByByte(text);
    out += text.substr(0, bad);
    if (bad == std::string_view::npos) return out;
    AppendUtf8(out, kReplacement);
    text.remove_prefix(bad + 1);
  }
}

std::string_view CutUtf8(std::string_view text, size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 &&
         (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) {
    --bytes;
  }
  return text.substr(0, bytes);
}

bool IsUnsafe(char32_t code_point) {
  if (code_point < 0x20) return code_point != '\n' && code_point != '\t';
  return (code_point >= 0x7F && code_point <= 0x9F) ||
         (code_point >= 0x202A && code_point <= 0x202E) ||
         (code_point >= 0x2066 && code_point <= 0x2069);
}

}  // namespace jobutils
