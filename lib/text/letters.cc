#include "text/letters.h"

#include "base/utf8.h"

namespace jobutils {
namespace {

bool In(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

// Blocks in which capitals and small letters alternate.
bool CapitalIsEven(char32_t c) {
  return In(c, 0x100, 0x12F) || In(c, 0x132, 0x137) || In(c, 0x14A, 0x177) ||
         In(c, 0x1DE, 0x1EF) || In(c, 0x1F8, 0x21F) || In(c, 0x222, 0x233) ||
         In(c, 0x3D8, 0x3EF) || In(c, 0x460, 0x481) || In(c, 0x48A, 0x4BF) ||
         In(c, 0x4D0, 0x52F) || In(c, 0x1E00, 0x1E95) || In(c, 0x1EA0, 0x1EFF);
}

bool CapitalIsOdd(char32_t c) {
  return In(c, 0x139, 0x148) || In(c, 0x179, 0x17E) || In(c, 0x1CD, 0x1DC) ||
         In(c, 0x4C1, 0x4CE);
}

char32_t FoldGreek(char32_t c) {
  if (In(c, 0x391, 0x3AB)) return c == 0x3A2 ? c : c + 0x20;
  if (In(c, 0x388, 0x38A)) return c + 0x25;
  switch (c) {
    case 0x386:
      return 0x3AC;
    case 0x38C:
      return 0x3CC;
    case 0x38E:
      return 0x3CD;
    case 0x38F:
      return 0x3CE;
    case 0x3C2:
      return 0x3C3;
    default:
      return c;
  }
}

}  // namespace

char32_t FoldWideCase(char32_t c) {
  if (In(c, 0xC0, 0xDE)) return c == 0xD7 ? c : c + 0x20;
  if (c == 0x178) return 0xFF;
  if (c == 0x1E9E) return 0xDF;
  if (CapitalIsEven(c)) return c | 1;
  if (CapitalIsOdd(c)) return c + (c & 1);
  if (In(c, 0x370, 0x3D7)) return FoldGreek(c);
  if (In(c, 0x410, 0x42F)) return c + 0x20;
  if (In(c, 0x400, 0x40F)) return c + 0x50;
  return c;
}

std::string FoldText(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const auto byte = static_cast<unsigned char>(text[pos]);
    if (byte < 0x80) {
      folded += static_cast<char>(FoldCase(byte));
      ++pos;
    } else {
      AppendUtf8(folded, FoldWideCase(DecodeUtf8(text, pos)));
    }
  }
  return folded;
}

bool IsWideWordChar(char32_t c) {
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c < 0xE00) return c != 0xD7 && c != 0xF7;
  return In(c, 0x10A0, 0x10FF) || In(c, 0x1200, 0x167F) ||
         In(c, 0x1E00, 0x1FFF);
}

bool IsWideGap(char32_t c) {
  if (c < 0x1680) return In(c, 0x80, 0xA0) || c == 0xAD;
  return c == 0x1680 || In(c, 0x2000, 0x2015) || In(c, 0x2028, 0x202F) ||
         In(c, 0x205F, 0x206F) || c == 0x2212 || c == 0x3000 || c == 0xFEFF;
}

}  // namespace jobutils
