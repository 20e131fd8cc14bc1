// Sentences of a text, as windows to look into.

#ifndef JOBUTILS_TEXT_SENTENCE_H_
#define JOBUTILS_TEXT_SENTENCE_H_

#include <cstddef>
#include <string_view>

namespace jobutils {

struct Span {
  size_t begin = 0, end = 0;
  std::string_view In(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
};

// No sentence reaches further than this many bytes to either side, whatever
// the text: looking into one costs the same everywhere.
inline constexpr size_t kSentenceReach = 320;

// The sentence of a UTF-8 text around the byte at `pos` (at most the size). It
// ends at a line end, a bullet, or behind ".", "!" or "?" and a blank, but for
// a dot with a small letter or a digit behind it ("approx. 40"), and that of
// "min." and "max.".
Span SentenceAt(std::string_view text, size_t pos);

// The line around `pos`, without its end, as far as it reaches.
Span LineAt(std::string_view text, size_t pos);

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_SENTENCE_H_
