// [score.workplace] and [score.employment]: points by value.

#include <algorithm>
#include <string>

#include "score/rules.h"

namespace jobutils {
namespace {

struct Choice {
  std::string value;
  int points = 0;
  bool reject = false;
};

class ChoiceRule : public Rule {
 public:
  ChoiceRule(const char* key, std::vector<Choice> choices, int unknown)
      : key_(key),
        reject_rule_(key_ + ".reject"),
        choices_(std::move(choices)),
        unknown_(unknown) {}

  void Judge(const Record& listing, Score& score) override {
    const std::string value = listing.Text(key_);
    const auto choice =
        std::find_if(choices_.begin(), choices_.end(),
                     [&](const Choice& c) { return c.value == value; });
    if (choice == choices_.end()) {
      score.AddUnknown(key_, key_, unknown_);
      return;
    }
    if (!choice->reject && choice->points == 0) return;
    std::string& because = choice->reject ? score.Reject(reject_rule_, value)
                                          : score.Add(key_, choice->points);
    ((because += key_) += " is ") += value;
  }

 private:
  std::string key_;
  std::string reject_rule_;
  std::vector<Choice> choices_;
  int unknown_;
};

void AddChoiceRule(Table& section, const char* key,
                   const std::vector<std::string>& values, Rules& rules) {
  Table table = section.Sub(key);
  const int unknown = Points(table, "unknown", 0);
  bool any = unknown != 0;
  std::vector<Choice> choices;
  for (const std::string& value : values) {
    any |= table.Has(value);
    choices.push_back({value, Points(table, value, 0)});
  }
  for (const std::string& value : table.Strings("reject")) {
    any = true;
    const auto choice =
        std::find_if(choices.begin(), choices.end(),
                     [&](const Choice& c) { return c.value == value; });
    if (choice != choices.end()) {
      choice->reject = true;
      continue;
    }
    std::string expected;
    for (const std::string& one : values) {
      expected += (expected.empty() ? "'" : ", '") + one + "'";
    }
    table.Fail("reject",
               "expected some of " + expected + ", not '" + value + "'");
  }
  if (!any) return;
  rules.push_back(
      std::make_unique<ChoiceRule>(key, std::move(choices), unknown));
}

}  // namespace

void AddWorkplaceRule(Table& section, Rules& rules) {
  AddChoiceRule(section, "workplace", {"remote", "hybrid", "onsite"}, rules);
}

void AddEmploymentRule(Table& section, Rules& rules) {
  AddChoiceRule(
      section, "employment",
      {"full_time", "part_time", "contract", "internship", "temporary"}, rules);
}

}  // namespace jobutils
