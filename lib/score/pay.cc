// [score.pay]: what is paid against what is wished for.

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "score/rules.h"

namespace jobutils {
namespace {

// Beyond this factor from what is looked for, an amount is a slip of whoever
// published it: of its unit, its period or its zeros.
constexpr double kBelievable = 100;
constexpr double kMostMoney = 1e12;

// How many of a period a year has; 0 for what is none.
double PeriodsAYear(std::string_view period) {
  if (period == "year") return 1;
  if (period == "month") return 12;
  if (period == "week") return 52;
  if (period == "day") return 260;
  if (period == "hour") return 2080;
  return 0;
}

bool IsCurrency(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) {
           return c >= 'A' && c <= 'Z';
         });
}

struct Range {
  std::optional<double> min;
  std::optional<double> max;
};

std::string Amount(double value) {
  return JsonNumber(std::round(value * 100) / 100);
}

// "USD 170000–210000 per year".
std::string Describe(const Range& pay, const std::string& currency,
                     const std::string& period) {
  std::string text = pay.min ? "" : "up to ";
  text += currency + " " + Amount(pay.min ? *pay.min : *pay.max);
  if (!pay.max) text += " or more";
  if (pay.min && pay.max && *pay.min != *pay.max) {
    text += "\u2013" + Amount(*pay.max);
  }
  return text + " per " + period;
}

class PayRule : public Rule {
 public:
  explicit PayRule(Table& table)
      : wish_(table.Number("wish", 1, kMostMoney)),
        floor_(table.Number("floor", 1, kMostMoney)),
        currency_(table.String("currency").value_or("")),
        period_(table.OneOf("period", {"hour", "day", "week", "month", "year"})
                    .value_or("year")),
        points_(Points(table, "points", 10)),
        below_(Points(table, "below", -points_)),
        unknown_(Points(table, "unknown", 0)) {
    if (wish_ && floor_ && *floor_ > *wish_) {
      table.Fail("floor", "'floor' must not be above 'wish'");
    }
    if ((wish_ || floor_ || !currency_.empty()) && !IsCurrency(currency_)) {
      table.Fail("currency",
                 "expected a 'currency' of three capitals, like 'EUR'");
    }
    rates_[currency_] = 1;
    Table rates = table.Sub("rates");
    for (const std::string& code : rates.Keys()) {
      if (!IsCurrency(code)) {
        rates.Fail(code,
                   "expected a currency of three capitals, not '" + code + "'");
      }
      rates_[code] = rates.Number(code, 1e-9, 1e9).value_or(1);
    }
  }

  bool empty() const { return !wish_ && !floor_ && unknown_ == 0; }

  void Judge(const Record& listing, Score& score) override {
    const Json salary = listing.Get("salary");
    Range pay = {salary["min"].AsNumber(), salary["max"].AsNumber()};
    if (!pay.min && !pay.max) return score.AddUnknown("pay", "pay", unknown_);
    if (!wish_ && !floor_) return;
    if (pay.min && pay.max && *pay.min > *pay.max) std::swap(pay.min, pay.max);
    const std::string currency = salary["currency"].AsString().value_or("");
    const std::string period = salary["period"].AsString().value_or("");
    if (!IsCurrency(currency)) {
      return Unknown("the currency of the pay is unknown", score);
    }
    const double periods = PeriodsAYear(period);
    if (periods == 0) {
      return Unknown("the period of the pay is unknown", score);
    }
    std::string text = Describe(pay, currency, period);
    const auto rate = rates_.find(currency);
    if (rate == rates_.end()) {
      return Unknown(text + " cannot be compared with " + currency_, score);
    }
    Range ours = Convert(pay, rate->second * periods / PeriodsAYear(period_));
    if (!ours.min && !ours.max) {
      return Unknown(text + " is not believable", score);
    }
    if (currency != currency_ || period != period_) {
      text += " (" + Describe(ours, currency_, period_) + ")";
    }
    Compare(ours, text, score);
  }

 private:
  void Unknown(const std::string& because, Score& score) const {
    score.Add("pay", unknown_) += because;
  }

  // In the currency and period of the wish, less what is not believable.
  Range Convert(const Range& pay, double factor) const {
    const double measure = wish_ ? *wish_ : *floor_;
    Range ours;
    for (const auto& [from, to] :
         {std::pair{&pay.min, &ours.min}, std::pair{&pay.max, &ours.max}}) {
      if (!*from) continue;
      const double amount = **from * factor;
      if (amount >= measure / kBelievable && amount <= measure * kBelievable) {
        *to = amount;
      }
    }
    return ours;
  }

  void Compare(const Range& ours, const std::string& text, Score& score) const {
    if (floor_ && ours.max && *ours.max < *floor_) {
      score.Reject("pay.floor", text) +=
          text + " is below the floor of " + Amount(*floor_);
      return;
    }
    if (!wish_) return;
    const std::string wish = " the wish of " + Amount(*wish_);
    if (ours.min && *ours.min >= *wish_) {
      const char* how = *ours.min > *wish_ ? " is above" : " reaches";
      score.Add("pay", points_) += text + how + wish;
    } else if (!ours.max) {
      score.Add("pay", unknown_) += text + " may or may not reach" + wish;
    } else if (*ours.max < *wish_) {
      score.Add("pay", below_) += text + " is below" + wish;
    } else {
      score.Add("pay", points_ / 2) += text + " reaches in part" + wish;
    }
  }

  std::optional<double> wish_;
  std::optional<double> floor_;
  std::string currency_;
  std::string period_;
  int points_;
  int below_;
  int unknown_;
  std::map<std::string, double> rates_;
};

}  // namespace

void AddPayRule(Table& section, Rules& rules) {
  Table table = section.Sub("pay");
  auto rule = std::make_unique<PayRule>(table);
  if (!rule->empty()) rules.push_back(std::move(rule));
}

}  // namespace jobutils
