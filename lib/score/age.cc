// [score.age]: days since posted_at.

#include <algorithm>
#include <optional>
#include <string>

#include "rules/posting_age.h"
#include "score/rules.h"

namespace jobutils {
namespace {

class AgeRule : public Rule {
 public:
  AgeRule(Table& table, Time now)
      : now_(now),
        fresh_(table.Integer("fresh", 0, kMostDays)),
        stale_(table.Integer("stale", 0, kMostDays)),
        reject_(table.Integer("reject", 0, kMostDays)),
        points_(Points(table, "points", 5)),
        unknown_(Points(table, "unknown", 0)) {
    if (fresh_ && stale_ && *fresh_ > *stale_) {
      table.Fail("stale", "'stale' must not be below 'fresh'");
    }
  }

  bool empty() const { return !fresh_ && !stale_ && !reject_ && unknown_ == 0; }

  void Judge(const Record& listing, Score& score) override {
    const PostingAge age = AgeOf(listing, now_);
    int points = 0;
    if (age.in_future) {
      points = unknown_;
      std::string& because = score.Add("age", unknown_);
      ((because += "age is unknown: ") += age.posted) += " is in the future";
    } else if (!age.days) {
      points = unknown_;
      score.AddUnknown("age", "age", unknown_);
    } else if (reject_ && *age.days > *reject_) {
      Say(score.Reject("age.reject", age.posted), *age.days);
    } else if (fresh_ && *age.days <= *fresh_) {
      points = points_;
      Say(score.Add("age", points), *age.days);
    } else if (stale_ && *age.days > *stale_) {
      points = -points_;
      Say(score.Add("age", points), *age.days);
    }
    score.SetFresh(points, NextChange(age));
  }

 private:
  // When the rule will say something else of the listing.
  std::optional<Time> NextChange(const PostingAge& age) const {
    if (age.in_future) return age.at - kSecondsPerDay;
    std::optional<int64_t> next;
    for (const std::optional<int64_t>& days : {fresh_, stale_, reject_}) {
      if (!days || !age.days || *days < *age.days) continue;
      next = std::min(next.value_or(kMostDays), *days);
    }
    if (!next) return std::nullopt;
    return age.at + (*next + 1) * kSecondsPerDay;
  }

  static void Say(std::string& because, int64_t days) {
    if (days == 0) {
      because += "posted today";
    } else if (days == 1) {
      because += "posted 1 day ago";
    } else {
      because += "posted " + std::to_string(days) + " days ago";
    }
  }

  Time now_;
  std::optional<int64_t> fresh_;
  std::optional<int64_t> stale_;
  std::optional<int64_t> reject_;
  int points_;
  int unknown_;
};

}  // namespace

void AddAgeRule(Table& section, Time now, Rules& rules) {
  Table table = section.Sub("age");
  auto rule = std::make_unique<AgeRule>(table, now);
  if (!rule->empty()) rules.push_back(std::move(rule));
}

}  // namespace jobutils
