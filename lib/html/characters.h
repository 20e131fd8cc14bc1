// What a character is to a reader of plain text.

#ifndef JOBUTILS_HTML_CHARACTERS_H_
#define JOBUTILS_HTML_CHARACTERS_H_

namespace jobutils {

enum class CharacterKind {
  kVisible,
  kSpace,    // Unicode White_Space, line ends included
  kDropped,  // controls, BOM, soft hyphen, zero-width space, word joiner
  kJoiner,   // ZWJ, ZWNJ: they matter between letters and between emoji only
};

CharacterKind KindOf(char32_t code_point);

// Whether a joiner between these two is kept. Nothing in ASCII joins.
inline bool JoinerMatters(char32_t before, char32_t behind) {
  return before >= 0x80 && behind >= 0x80;
}

}  // namespace jobutils

#endif  // JOBUTILS_HTML_CHARACTERS_H_
