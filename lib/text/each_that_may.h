// A quick look at many words for the few that are worth a long one.

#ifndef JOBUTILS_TEXT_EACH_THAT_MAY_H_
#define JOBUTILS_TEXT_EACH_THAT_MAY_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "text/words.h"

namespace jobutils {

// Calls `visit` with the index of each word for which `may` is 1 and not 0, in
// their order. Many words are asked before any is visited, without a branch
// that the processor could guess wrong.
template <typename May, typename Visit>
void EachThatMay(std::span<const Word> words, May may, Visit visit) {
  constexpr size_t kStretch = 256;
  std::array<uint32_t, kStretch> found;
  for (size_t begin = 0; begin < words.size(); begin += kStretch) {
    const size_t end = std::min(begin + kStretch, words.size());
    size_t count = 0;
    for (size_t i = begin; i < end; ++i) {
      found[count] = static_cast<uint32_t>(i);
      count += may(words[i]);
    }
    for (size_t k = 0; k < count; ++k) visit(found[k]);
  }
}

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_EACH_THAT_MAY_H_
