// [filter.words].

#include <utility>

#include "filter/tests.h"
#include "rules/phrase_list.h"
#include "rules/word_search.h"

namespace jobutils {
namespace {

class WordTest : public Test {
 public:
  explicit WordTest(Table& table)
      : reject_(search_.Add(PhraseList(table, "reject"))),
        required_(search_.Add(PhraseList(table, "required"))),
        unknown_(table, "words") {}

  bool empty() const { return search_.size() == 0 && !unknown_.reject(); }

  bool Rejects(const Record& listing, Rejection& why) override {
    search_.Look(listing);
    for (const size_t word : reject_) {
      if (search_.Where(word) == WordSearch::kNowhere) continue;
      why = {"words.reject", search_.Word(word)};
      return true;
    }
    if (!search_.has_text()) return unknown_.Rejects(why);
    for (const size_t word : required_) {
      if (search_.Where(word) != WordSearch::kNowhere) continue;
      why = {"words.required", search_.Word(word)};
      return true;
    }
    return false;
  }

 private:
  WordSearch search_;
  std::vector<size_t> reject_;
  std::vector<size_t> required_;
  Unknown unknown_;
};

}  // namespace

void AddWordTest(Table& section, Tests& tests) {
  Table table = section.Sub("words");
  auto test = std::make_unique<WordTest>(table);
  if (!test->empty()) tests.push_back(std::move(test));
}

}  // namespace jobutils
