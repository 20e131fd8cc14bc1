// [[score.rule]]: a test of any key.

#include <string>

#include "rules/key_test.h"
#include "score/rules.h"

namespace jobutils {
namespace {

class CustomRule : public Rule {
 public:
  explicit CustomRule(Table& table)
      : test_(table),
        rule_("rule." + test_.name()),
        points_(Points(table, "points", 0)),
        reject_(table.Bool("reject").value_or(false)),
        unknown_(Points(table, "unknown", 0)) {
    if (!reject_ && !table.Has("points")) {
      table.Fail("", "expected 'points' or 'reject'");
    }
    if (!test_.may_be_unknown() && table.Has("unknown")) {
      table.Fail("unknown", "'present' knows nothing unknown, expected none");
    }
  }

  void Judge(const Record& listing, Score& score) override {
    switch (test_.Ask(listing)) {
      case KeyTest::kNo:
        return;
      case KeyTest::kUnknown:
        return score.AddUnknown(rule_, test_.key(), unknown_);
      case KeyTest::kYes:
        (reject_ ? score.Reject(rule_, test_.value())
                 : score.Add(rule_, points_)) += test_.because();
    }
  }

 private:
  KeyTest test_;
  std::string rule_;
  int points_;
  bool reject_;
  int unknown_;
};

}  // namespace

void AddCustomRules(Table& section, Rules& rules) {
  for (Table& table : section.Tables("rule")) {
    rules.push_back(std::make_unique<CustomRule>(table));
  }
}

}  // namespace jobutils
