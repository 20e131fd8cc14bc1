// Which words of a set stand in a listing's title, or else in its text.

#ifndef JOBUTILS_RULES_WORD_SEARCH_H_
#define JOBUTILS_RULES_WORD_SEARCH_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "record/record.h"
#include "text/phrases.h"

namespace jobutils {

class WordSearch {
 public:
  enum Place : uint8_t { kNowhere, kInTitle, kInText };

  // Adds to the set, before the first Look; what matches the same texts is
  // one word. Returns the words' indexes, each once.
  std::vector<size_t> Add(const std::vector<std::string>& words);

  // Reads title and description.
  void Look(const Record& listing);

  // As of the last Look. In the text only when it is not in the title.
  Place Where(size_t word) const { return static_cast<Place>(marks_[word]); }
  bool has_title() const { return has_title_; }
  bool has_text() const { return has_text_; }

  // As it was first added.
  const std::string& Word(size_t word) const { return words_[word]; }
  size_t size() const { return words_.size(); }

 private:
  std::map<std::string, size_t> indexes_;  // by normal form
  std::vector<std::string> words_;
  Phrases phrases_;
  std::vector<uint8_t> marks_;
  bool has_title_ = false;
  bool has_text_ = false;
};

}  // namespace jobutils

#endif  // JOBUTILS_RULES_WORD_SEARCH_H_
