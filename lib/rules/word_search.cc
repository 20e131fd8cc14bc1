#include "rules/word_search.h"

#include <algorithm>
#include <string_view>

#include "rules/stated.h"

namespace jobutils {

std::vector<size_t> WordSearch::Add(const std::vector<std::string>& words) {
  std::vector<size_t> indexes;
  for (const std::string& word : words) {
    const auto [known, added] =
        indexes_.emplace(Phrases::Normal(word), words_.size());
    if (added) words_.push_back(word);
    if (std::find(indexes.begin(), indexes.end(), known->second) ==
        indexes.end()) {
      indexes.push_back(known->second);
    }
  }
  return indexes;
}

void WordSearch::Look(const Record& listing) {
  if (phrases_.size() != words_.size()) phrases_ = Phrases(words_);
  marks_.assign(words_.size(), kNowhere);
  const std::string_view title = Inside(listing.Get("title"));
  const std::string_view text = Inside(listing.Get("description"));
  phrases_.FindEscaped(title, kInTitle, marks_);
  phrases_.FindEscaped(text, kInText, marks_);
  has_title_ = !title.empty();
  has_text_ = !text.empty();
}

}  // namespace jobutils
