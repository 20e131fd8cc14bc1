// [[score.rule]]: a test of any key.

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "record/key_path.h"
#include "score/rules.h"
#include "text/letters.h"
#include "text/phrases.h"

namespace jobutils {
namespace {

constexpr double kMostNumber = 1e300;

// What a value is compared with.
struct Test {
  std::vector<std::string> equals;  // case folded
  std::vector<std::string> contains;
  std::optional<double> above;
  std::optional<double> below;
  std::optional<bool> present;
};

// A string's text, anything else as it is written.
std::string TextOf(Json value) {
  return value.AsString().value_or(std::string(value.raw()));
}

class CustomRule : public Rule {
 public:
  CustomRule(std::string name, KeyPath key, Test test, Table& table)
      : rule_("rule." + name),
        key_(std::move(key)),
        test_(std::move(test)),
        phrases_(test_.contains),
        marks_(test_.contains.size()),
        points_(Points(table, "points", 0)),
        reject_(table.Bool("reject").value_or(false)),
        unknown_(Points(table, "unknown", 0)) {
    if (!reject_ && !table.Has("points")) {
      table.Fail("", "expected 'points' or 'reject'");
    }
    if (test_.present && table.Has("unknown")) {
      table.Fail("unknown", "'present' knows nothing unknown, expected none");
    }
  }

  void Judge(const Record& listing, Score& score) override {
    const Json value = key_.Find(listing);
    if (test_.present) {
      if (static_cast<bool>(value) == *test_.present) {
        Say(value, *test_.present ? " is there" : " is absent", score);
      }
    } else if (!value) {
      score.AddUnknown(rule_, key_.text(), unknown_);
    } else if (value.type() == Json::Type::kArray) {
      for (const Json item : value.Items()) {
        if (TryOne(item, score)) break;
      }
    } else {
      TryOne(value, score);
    }
  }

 private:
  void Say(Json value, const std::string& what, Score& score) const {
    std::string& because = reject_ ? score.Reject(rule_, TextOf(value))
                                   : score.Add(rule_, points_);
    (because += key_.text()) += what;
  }

  // Says so when the value passes the test.
  bool TryOne(Json value, Score& score) {
    std::string what;
    if (!test_.equals.empty()) {
      what = Equality(value);
    } else if (!test_.contains.empty()) {
      what = Content(value);
    } else {
      what = Comparison(value);
    }
    if (what.empty()) return false;
    Say(value, what, score);
    return true;
  }

  std::string Equality(Json value) const {
    const std::string text = TextOf(value);
    const std::string folded = FoldText(text);
    const bool equal = std::find(test_.equals.begin(), test_.equals.end(),
                                 folded) != test_.equals.end();
    if (!equal) return "";
    std::string what = " is ";
    AppendQuoted(what, text);
    return what;
  }

  std::string Content(Json value) {
    std::fill(marks_.begin(), marks_.end(), uint8_t{0});
    phrases_.Find(TextOf(value), 1, marks_);
    const auto found = std::find(marks_.begin(), marks_.end(), 1);
    if (found == marks_.end()) return "";
    std::string what = " has ";
    AppendQuoted(what, test_.contains[found - marks_.begin()]);
    return what;
  }

  std::string Comparison(Json value) const {
    const std::optional<double> number = value.AsNumber();
    if (!number) return "";
    const bool above = test_.above && *number > *test_.above;
    const bool below = test_.below && *number < *test_.below;
    if (!above && !below) return "";
    std::string what = " ";
    what += JsonNumber(*number);
    what += above ? " is above " : " is below ";
    what += JsonNumber(above ? *test_.above : *test_.below);
    return what;
  }

  std::string rule_;
  KeyPath key_;
  Test test_;
  Phrases phrases_;
  std::vector<uint8_t> marks_;
  int points_;
  bool reject_;
  int unknown_;
};

Test ReadTest(Table& table) {
  Test test;
  for (const std::string& text : table.Strings("equals")) {
    test.equals.push_back(FoldText(text));
  }
  test.contains = PhraseList(table, "contains");
  test.above = table.Number("above", -kMostNumber, kMostNumber);
  test.below = table.Number("below", -kMostNumber, kMostNumber);
  test.present = table.Bool("present");
  const int tests = !test.equals.empty() + !test.contains.empty() +
                    test.above.has_value() + test.below.has_value() +
                    test.present.has_value();
  if (tests != 1) {
    table.Fail("",
               "expected one of 'equals', 'contains', 'above', 'below' and "
               "'present'");
  }
  return test;
}

}  // namespace

void AddCustomRules(Table& section, Rules& rules) {
  for (Table& table : section.Tables("rule")) {
    const std::optional<std::string> key = table.String("key");
    const std::string name = table.String("name").value_or(key.value_or(""));
    if (name.empty() && key) table.Fail("name", "expected a name");
    Test test = ReadTest(table);
    Result<KeyPath> path = KeyPath::Parse(key.value_or(""));
    if (!path) {
      table.Fail("key", key ? path.error().message : "expected a 'key'");
      continue;
    }
    rules.push_back(std::make_unique<CustomRule>(name, std::move(*path),
                                                 std::move(test), table));
  }
}

}  // namespace jobutils
