// Lists of words as tables made at compile time. Inside lib/draft only.

#ifndef JOBUTILS_DRAFT_WORD_LIST_H_
#define JOBUTILS_DRAFT_WORD_LIST_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace jobutils {

constexpr size_t CountWords(std::string_view words) {
  return static_cast<size_t>(std::count(words.begin(), words.end(), ' '));
}

template <size_t kSize>
class WordList {
 public:
  // `words`: each with a blank behind it.
  constexpr explicit WordList(std::string_view words) {
    for (std::string_view& word : words_) {
      word = words.substr(0, words.find(' '));
      words.remove_prefix(word.size() + 1);
    }
  }
  constexpr bool sorted() const {
    return std::is_sorted(words_.begin(), words_.end());
  }
  bool Has(std::string_view word) const {
    return std::binary_search(words_.begin(), words_.end(), word);
  }

 private:
  std::array<std::string_view, kSize> words_;
};

// The lists of plain_words.h.
bool IsListedSentenceWord(std::string_view folded);
bool IsListedCapitalWord(std::string_view folded);

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_WORD_LIST_H_
