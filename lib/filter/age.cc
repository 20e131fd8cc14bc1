// [filter.age].

#include <optional>
#include <utility>

#include "filter/tests.h"
#include "rules/posting_age.h"

namespace jobutils {
namespace {

class AgeTest : public Test {
 public:
  AgeTest(Table& table, Time now)
      : now_(now),
        reject_(table.Integer("reject", 0, kMostDays)),
        unknown_(table, "age") {}

  bool empty() const { return !reject_ && !unknown_.reject(); }

  bool Rejects(const Record& listing, Rejection& why) override {
    const PostingAge age = AgeOf(listing, now_);
    if (!age.days) return unknown_.Rejects(why, age.posted);
    if (!reject_ || *age.days <= *reject_) return false;
    why = {"age.reject", age.posted};
    return true;
  }

 private:
  Time now_;
  std::optional<int64_t> reject_;
  Unknown unknown_;
};

}  // namespace

void AddAgeTest(Table& section, Time now, Tests& tests) {
  Table table = section.Sub("age");
  auto test = std::make_unique<AgeTest>(table, now);
  if (!test->empty()) tests.push_back(std::move(test));
}

}  // namespace jobutils
