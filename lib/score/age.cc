// [score.age]: days since posted_at.

#include <optional>
#include <string>

#include "score/rules.h"
#include "text/dates.h"

namespace jobutils {
namespace {

constexpr int64_t kDay = 24 * 60 * 60;
constexpr int64_t kMostDays = 36500;

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
    const std::string posted = listing.Text("posted_at");
    const std::optional<Time> time = TimeOfDate(posted);
    if (!time) {
      score.AddUnknown("age", "age", unknown_);
      return;
    }
    // A zone ahead of UTC may already have tomorrow's date.
    if (*time > now_ + kDay) {
      std::string& because = score.Add("age", unknown_);
      ((because += "age is unknown: ") += posted) += " is in the future";
      return;
    }
    const int64_t days = *time > now_ ? 0 : (now_ - *time) / kDay;
    if (reject_ && days > *reject_) {
      Say(score.Reject("age.reject", posted), days);
    } else if (fresh_ && days <= *fresh_) {
      Say(score.Add("age", points_), days);
    } else if (stale_ && days > *stale_) {
      Say(score.Add("age", -points_), days);
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
