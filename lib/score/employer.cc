// [score.company.tier] and [score.company.size]: what is known of a company.

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "score/rules.h"

namespace jobutils {
namespace {

constexpr int64_t kMostPeople = 1'000'000'000;

class TierRule : public Rule {
 public:
  explicit TierRule(Table& table) : unknown_(Points(table, "unknown", 0)) {
    for (const std::string& key : table.Keys()) {
      if (key == "unknown") continue;
      tiers_.emplace_back(key, Points(table, key, 0));
    }
  }

  bool empty() const { return tiers_.empty() && unknown_ == 0; }

  void Judge(const Record& listing, Score& score) override {
    const std::string stated =
        listing.Get("company")["tier"].AsString().value_or("");
    if (stated.empty()) {
      score.AddUnknown("company.tier", "the company's tier", unknown_);
      return;
    }
    for (const auto& [tier, points] : tiers_) {
      if (tier != stated || points == 0) continue;
      ((score.Add("company.tier", points) += "the company's tier is '") +=
       tier) += '\'';
    }
  }

 private:
  std::vector<std::pair<std::string, int>> tiers_;
  int unknown_;
};

// How many people; an end that is absent is open.
struct Size {
  std::optional<int64_t> min;
  std::optional<int64_t> max;

  bool known() const { return min || max; }
  int64_t low() const { return min.value_or(0); }
  int64_t high() const { return max.value_or(INT64_MAX); }
};

// "50–200", "50 or more", "up to 200".
std::string TextOf(const Size& size) {
  if (!size.min) return "up to " + std::to_string(*size.max);
  std::string text = std::to_string(*size.min);
  if (!size.max) return text + " or more";
  if (*size.max != *size.min) text += "\u2013" + std::to_string(*size.max);
  return text;
}

// What cannot be is unknown.
Size SizeOf(const Record& listing) {
  const Json stated = listing.Get("company")["size"];
  const Size size = {stated["min"].AsInteger(), stated["max"].AsInteger()};
  const bool good = size.low() >= 0 && size.low() <= size.high();
  return good ? size : Size();
}

class SizeRule : public Rule {
 public:
  explicit SizeRule(Table& table)
      : wanted_{table.Integer("min", 0, kMostPeople),
                table.Integer("max", 0, kMostPeople)},
        points_(Points(table, "points", 5)),
        outside_(Points(table, "outside", -points_)),
        unknown_(Points(table, "unknown", 0)) {
    if (!wanted_.known()) table.Fail("", "expected 'min' or 'max'");
    if (wanted_.low() > wanted_.high()) {
      table.Fail("max", "'max' must not be below 'min'");
    }
  }

  void Judge(const Record& listing, Score& score) override {
    const Size size = SizeOf(listing);
    if (!size.known()) {
      score.AddUnknown("company.size", "the company's size", unknown_);
      return;
    }
    int points = points_;
    const char* how = ", as wanted: ";
    if (size.high() < wanted_.low() || size.low() > wanted_.high()) {
      points = outside_;
      how = ", wanted are ";
    } else if (size.low() < wanted_.low() || size.high() > wanted_.high()) {
      points = points_ / 2;
      how = ", in part as wanted: ";
    }
    if (points == 0) return;
    score.Add("company.size", points) +=
        "the company has " + TextOf(size) + " people" + how + TextOf(wanted_);
  }

 private:
  Size wanted_;
  int points_;
  int outside_;
  int unknown_;
};

}  // namespace

void AddEmployerRules(Table& section, Rules& rules) {
  Table company = section.Sub("company");
  Table tiers = company.Sub("tier");
  auto rule = std::make_unique<TierRule>(tiers);
  if (!rule->empty()) rules.push_back(std::move(rule));
  Table size = company.Sub("size");
  if (company.Has("size")) rules.push_back(std::make_unique<SizeRule>(size));
}

}  // namespace jobutils
