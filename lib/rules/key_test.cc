#include "rules/key_test.h"

#include <algorithm>
#include <utility>

#include "rules/phrase_list.h"
#include "text/letters.h"

namespace jobutils {
namespace {

constexpr double kMostNumber = 1e300;

// A string's text, anything else as it is written.
std::string TextOf(Json value) {
  return value.AsString().value_or(std::string(value.raw()));
}

}  // namespace

KeyTest::KeyTest(Table& table) {
  const std::optional<std::string> key = table.String("key");
  key_ = key.value_or("");
  name_ = table.String("name").value_or(key_);
  if (name_.empty() && key) table.Fail("name", "expected a name");
  for (const std::string& text : table.Strings("equals")) {
    equals_.push_back(FoldText(text));
  }
  contains_ = PhraseList(table, "contains");
  above_ = table.Number("above", -kMostNumber, kMostNumber);
  below_ = table.Number("below", -kMostNumber, kMostNumber);
  present_ = table.Bool("present");
  const int tests = !equals_.empty() + !contains_.empty() + above_.has_value() +
                    below_.has_value() + present_.has_value();
  if (tests != 1) {
    table.Fail("",
               "expected one of 'equals', 'contains', 'above', 'below' and "
               "'present'");
  }
  Result<KeyPath> path = KeyPath::Parse(key_);
  if (path) {
    path_ = std::move(*path);
  } else {
    table.Fail("key", key ? path.error().message : "expected a 'key'");
  }
  phrases_ = Phrases(contains_);
}

KeyTest::Answer KeyTest::Ask(const Record& listing) {
  const Json value = path_ ? path_->Find(listing) : Json();
  if (present_) {
    if (static_cast<bool>(value) != *present_) return kNo;
    return Say(value, *present_ ? " is there" : " is absent");
  }
  if (!value) return kUnknown;
  if (value.type() != Json::Type::kArray) return Passes(value) ? kYes : kNo;
  for (const Json item : value.Items()) {
    if (Passes(item)) return kYes;
  }
  return kNo;
}

KeyTest::Answer KeyTest::Say(Json value, const std::string& what) {
  because_ = key_ + what;
  value_ = Shortened(TextOf(value));
  return kYes;
}

bool KeyTest::Passes(Json value) {
  const std::string what = !equals_.empty()     ? Equality(TextOf(value))
                           : !contains_.empty() ? Content(TextOf(value))
                                                : Comparison(value);
  return !what.empty() && Say(value, what) == kYes;
}

std::string KeyTest::Equality(const std::string& text) const {
  if (std::find(equals_.begin(), equals_.end(), FoldText(text)) ==
      equals_.end()) {
    return "";
  }
  std::string what = " is ";
  AppendQuoted(what, text);
  return what;
}

std::string KeyTest::Content(const std::string& text) {
  marks_.assign(contains_.size(), 0);
  phrases_.Find(text, 1, marks_);
  const auto found = std::find(marks_.begin(), marks_.end(), 1);
  if (found == marks_.end()) return "";
  std::string what = " has ";
  AppendQuoted(what, contains_[found - marks_.begin()]);
  return what;
}

std::string KeyTest::Comparison(Json value) const {
  const std::optional<double> number = value.AsNumber();
  if (!number) return "";
  const bool above = above_ && *number > *above_;
  const bool below = below_ && *number < *below_;
  if (!above && !below) return "";
  std::string what = " ";
  what += JsonNumber(*number);
  what += above ? " is above " : " is below ";
  what += JsonNumber(above ? *above_ : *below_);
  return what;
}

}  // namespace jobutils
