#include "rules/name_lists.h"

#include <algorithm>

#include "rules/stated.h"

namespace jobutils {

NameLists::NameLists(const std::vector<std::vector<std::string>>& lists) {
  std::vector<std::string> words;
  for (size_t list = 0; list < lists.size(); ++list) {
    words.insert(words.end(), lists[list].begin(), lists[list].end());
    lists_.resize(words.size(), list);
  }
  phrases_ = Phrases(words);
}

size_t NameLists::ListOf(Json name) {
  marks_.assign(lists_.size(), 0);
  phrases_.FindEscaped(Inside(name), 1, marks_);
  const auto found = std::find(marks_.begin(), marks_.end(), 1);
  return found == marks_.end() ? kNone : lists_[found - marks_.begin()];
}

}  // namespace jobutils
