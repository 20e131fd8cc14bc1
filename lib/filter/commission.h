// Pay by commission alone, as a text says it.

#ifndef JOBUTILS_FILTER_COMMISSION_H_
#define JOBUTILS_FILTER_COMMISSION_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "filter/tests.h"
#include "rules/word_search.h"

namespace jobutils {

// Rejects a listing whose title or text says that nothing but commission is
// paid. A sentence that may deny it ("never commission only", "100% commission
// on top of your salary"), or speaks of others, does not say so.
class CommissionTest : public Test {
 public:
  CommissionTest();
  bool Rejects(const Record& listing, Rejection& why) override;

 private:
  // The index of what `text` says; said_.size() when nothing.
  size_t SaidIn(std::string_view text);
  // Whether one of the phrases [begin, end) of sentence_ is in a sentence.
  bool Has(size_t begin, size_t end) const;

  WordSearch search_;
  std::vector<size_t> said_;
  Phrases sentence_;
  std::vector<uint8_t> marks_;
};

}  // namespace jobutils

#endif  // JOBUTILS_FILTER_COMMISSION_H_
