#include "rules/pay_scale.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "rules/stated.h"

namespace jobutils {
namespace {

constexpr double kBelievable = 100;

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

// "USD 170000–210000 per year".
std::string Describe(const PayRange& pay, const std::string& currency,
                     const std::string& period) {
  std::string text = pay.min ? "" : "up to ";
  text += currency + " " + AmountText(pay.min ? *pay.min : *pay.max);
  if (!pay.max) text += " or more";
  if (pay.min && pay.max && *pay.min != *pay.max) {
    text += "\u2013" + AmountText(*pay.max);
  }
  return text + " per " + period;
}

}  // namespace

std::string AmountText(double amount) {
  return JsonNumber(std::round(amount * 100) / 100);
}

PayScale::PayScale(Table& table, std::optional<double> measure)
    : measure_(measure),
      currency_(table.String("currency").value_or("")),
      period_(table.OneOf("period", {"hour", "day", "week", "month", "year"})
                  .value_or("year")) {
  if ((measure_ || !currency_.empty()) && !IsCurrency(currency_)) {
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

Offer PayScale::Read(const Record& listing) const {
  const Json stated = StatedPay(listing);
  PayRange pay = {stated["min"].AsNumber(), stated["max"].AsNumber()};
  if (!pay.min && !pay.max) return {};
  if (pay.min && pay.max && *pay.min > *pay.max) std::swap(pay.min, pay.max);
  const std::string currency = stated["currency"].AsString().value_or("");
  const std::string period = stated["period"].AsString().value_or("");
  const auto fail = [](const std::string& why) {
    return Offer{Offer::kNotComparable, {}, why};
  };
  if (!IsCurrency(currency)) return fail("the currency of the pay is unknown");
  const double periods = PeriodsAYear(period);
  if (periods == 0) return fail("the period of the pay is unknown");
  std::string text = Describe(pay, currency, period);
  const auto rate = rates_.find(currency);
  if (rate == rates_.end()) {
    return fail(text + " cannot be compared with " + currency_);
  }
  const PayRange ours =
      Convert(pay, rate->second * periods / PeriodsAYear(period_));
  if (!ours.min && !ours.max) return fail(text + " is not believable");
  if (currency != currency_ || period != period_) {
    text += " (" + Describe(ours, currency_, period_) + ")";
  }
  return {Offer::kComparable, ours, std::move(text)};
}

PayRange PayScale::Convert(const PayRange& pay, double factor) const {
  PayRange ours;
  for (const auto& [from, to] :
       {std::pair{&pay.min, &ours.min}, std::pair{&pay.max, &ours.max}}) {
    if (!*from) continue;
    const double amount = **from * factor;
    if (!measure_ || (amount >= *measure_ / kBelievable &&
                      amount <= *measure_ * kBelievable)) {
      *to = amount;
    }
  }
  return ours;
}

}  // namespace jobutils
