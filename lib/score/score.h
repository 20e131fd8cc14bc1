// A sum that can be checked: points, each with its rule and its reason.

#ifndef JOBUTILS_SCORE_SCORE_H_
#define JOBUTILS_SCORE_SCORE_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace jobutils {

struct Part {
  std::string_view rule;  // what the rule is called; outlives the score
  int points = 0;
  std::string because;  // one line that quotes what was seen
  bool reject = false;
};

// The score of one listing. It is used again and again without allocating.
class Score {
 public:
  static constexpr int kBase = 50;
  static constexpr int kMost = 100;

  // Starts a sum with its base.
  void Open();

  // Adds points and returns where to write the reason to.
  std::string& Add(std::string_view rule, int points);

  // "place is unknown": a part only when it has points.
  void AddUnknown(std::string_view rule, std::string_view subject, int points);

  // The listing is out, whatever else speaks for it, because of `value`.
  std::string& Reject(std::string_view rule, std::string_view value);

  // Says how many of the points added are for freshness: those that another
  // time changes, at `until` for the first time (nullopt: never).
  void SetFresh(int points, std::optional<Time> until);

  // Closes the sum. Rejections come last, and the first of them takes all
  // that is left. When the sum is not within 0 to 100, the part "limit" is the
  // difference. So the points of the parts add up to the total.
  void Close(int pass);

  int total() const { return total_; }
  // The total has reached the pass mark, and nothing rejected the listing.
  bool passed() const { return passed_; }
  bool rejected() const { return rejected_; }
  // Of the first rejection.
  std::string_view rejecting_rule() const { return rule_; }
  const std::string& rejected_value() const { return value_; }

  std::span<const Part> parts() const { return {parts_.data(), count_}; }

  // {"total":78,"passed":true,"parts":[{"rule","points","because"},…]}. Where
  // freshness was told and nothing rejected the listing, `passed` is followed
  // by "lasting":73,"fresh":{"points":5,"until":"2026-…"}: `lasting` are all
  // other points but those of the limit, so that lasting and fresh points,
  // held within 0 to 100, are the total.
  std::string Json() const;

 private:
  Part& Next(std::string_view rule, int points);

  std::vector<Part> parts_;  // the first count_ of them
  size_t count_ = 0;
  int total_ = 0;
  int lasting_ = 0;
  bool passed_ = false;
  bool rejected_ = false;
  std::string_view rule_;
  std::string value_;
  struct Fresh {
    int points;
    std::optional<Time> until;
  };
  std::optional<Fresh> fresh_;
};

}  // namespace jobutils

#endif  // JOBUTILS_SCORE_SCORE_H_
