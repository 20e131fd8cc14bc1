// [score.workplace] and [score.employment]: points by value.

#include <algorithm>
#include <span>
#include <string>

#include "rules/choice_list.h"
#include "rules/stated.h"
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
    const std::string value = Stated(listing, key_).AsString().value_or("");
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
                   std::span<const std::string_view> values, Rules& rules) {
  Table table = section.Sub(key);
  const int unknown = Points(table, "unknown", 0);
  bool any = unknown != 0;
  std::vector<Choice> choices;
  const std::vector<std::string> reject = ChoiceList(table, "reject", values);
  for (const std::string_view value : values) {
    const bool out =
        std::find(reject.begin(), reject.end(), value) != reject.end();
    any |= out || table.Has(value);
    choices.push_back({std::string(value), Points(table, value, 0), out});
  }
  if (!any) return;
  rules.push_back(
      std::make_unique<ChoiceRule>(key, std::move(choices), unknown));
}

}  // namespace

void AddWorkplaceRule(Table& section, Rules& rules) {
  AddChoiceRule(section, "workplace", kWorkplaces, rules);
}

void AddEmploymentRule(Table& section, Rules& rules) {
  AddChoiceRule(section, "employment", kEmployments, rules);
}

}  // namespace jobutils
