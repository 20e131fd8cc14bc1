// What a table does not show as rows, counted: nothing is dropped in silence.

#ifndef JOBUTILS_TABLE_SUMMARY_H_
#define JOBUTILS_TABLE_SUMMARY_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "record/record.h"

namespace jobutils {

// How often each of some words came. It holds kMaxWords of them and the rest
// as "other", so that memory stays flat whatever the input calls its rules.
class Tally {
 public:
  static constexpr size_t kMaxWords = 50;

  void Count(std::string_view word);
  uint64_t total() const { return total_; }
  // "age 3, pay_floor": the most frequent first, at most five and "…". A count
  // of 1, and that of a word that is alone, goes without saying.
  std::string Text() const;

 private:
  uint64_t total_ = 0;
  std::map<std::string, uint64_t, std::less<>> words_;
};

class Summary {
 public:
  void Count(const Record& record);
  bool empty() const { return records_ == 0; }

  // "20 listings; 3 filtered (age 2, pay_floor); 1 error (no_title); 3
  // sources: 2 ok, 1 broken (lever:acme)". It may hold hostile text.
  std::string Text() const;

 private:
  using Tallies = std::map<std::string, Tally, std::less<>>;

  static void CountIn(Tallies& tallies, std::string name,
                      std::string_view word);

  uint64_t records_ = 0;
  uint64_t listings_ = 0;  // live
  uint64_t sources_ = 0;   // that were scraped
  Tallies outcomes_;       // status: rules
  Tallies scrapes_;        // status: sources
  Tally errors_;           // codes
  Tally others_;           // kinds
};

}  // namespace jobutils

#endif  // JOBUTILS_TABLE_SUMMARY_H_
