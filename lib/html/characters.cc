#include "html/characters.h"

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "html/html.h"

namespace jobutils {

CharacterKind KindOf(char32_t c) {
  if (c > 0x20 && c < 0x7F) return CharacterKind::kVisible;
  if (c == 0x20 || (c >= 0x09 && c <= 0x0D)) return CharacterKind::kSpace;
  // What a terminal would act on is kept: it is shown, not hidden.
  if (c < 0x80) return CharacterKind::kVisible;
  switch (c) {
    case 0x0085:
    case 0x00A0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
      return CharacterKind::kSpace;
    case 0x00AD:
    case 0x180E:
    case 0x200B:
    case 0x2060:
    case 0xFEFF:
      return CharacterKind::kDropped;
    case 0x200C:
    case 0x200D:
      return CharacterKind::kJoiner;
  }
  if (c >= 0x2000 && c <= 0x200A) return CharacterKind::kSpace;
  return CharacterKind::kVisible;
}

std::string FoldSpace(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  char32_t before = 0;  // the character in front, 0 behind a blank
  char32_t joiner = 0;
  bool blank = false;
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = DecodeUtf8(text, pos);
    switch (KindOf(c)) {
      case CharacterKind::kSpace:
        blank = true;
        before = joiner = 0;
        break;
      case CharacterKind::kDropped:
        break;
      case CharacterKind::kJoiner:
        joiner = c;
        break;
      case CharacterKind::kVisible:
        if (blank && !out.empty()) out += ' ';
        blank = false;
        if (joiner != 0 && JoinerMatters(before, c)) AppendUtf8(out, joiner);
        joiner = 0;
        AppendUtf8(out, c);
        before = c;
        break;
    }
  }
  return out;
}

}  // namespace jobutils
