// [score.age]: days since posted_at.

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
    if (age.in_future) {
      std::string& because = score.Add("age", unknown_);
      ((because += "age is unknown: ") += age.posted) += " is in the future";
    } else if (!age.days) {
      score.AddUnknown("age", "age", unknown_);
    } else if (reject_ && *age.days > *reject_) {
      Say(score.Reject("age.reject", age.posted), *age.days);
    } else if (fresh_ && *age.days <= *fresh_) {
      Say(score.Add("age", points_), *age.days);
    } else if (stale_ && *age.days > *stale_) {
      Say(score.Add("age", -points_), *age.days);
    }
  }

 private:
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
