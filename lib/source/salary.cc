#include "source/salary.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "source/vocabulary.h"
#include "text/pay.h"

namespace jobutils {
namespace {

std::string ToJson(const Pay& pay, std::string_view source) {
  JsonObject object;
  if (pay.min) object.Number("min", *pay.min);
  if (pay.max) object.Number("max", *pay.max);
  object.Text("currency", pay.currency).Text("period", pay.period);
  object.Text("source", source);
  return object.str();
}

std::optional<double> AmountOf(const Field& field, const Scope& scope) {
  for (const Value& value : field.Values(scope)) {
    std::optional<double> amount = value.json().AsNumber();
    if (!amount) {
      if (const auto text = value.Text(kMaxLineBytes))
        amount = ParseAmount(*text);
    }
    if (amount && std::isfinite(*amount) && *amount >= 0) return amount;
  }
  return std::nullopt;
}

// "2 WEEK" and "bi-week-salary" are no period that a record knows; in "Level 2
// annual pay" the number says nothing of it.
bool IsMultiple(std::string_view before, std::string_view unit) {
  constexpr std::string_view kUnits[] = {"hour", "hours", "day",   "days",
                                         "week", "weeks", "month", "months",
                                         "year", "years"};
  if (before == "bi" || before == "semi" || before == "half") return true;
  return !before.empty() && before != "1" &&
         before.find_first_not_of("0123456789") == before.npos &&
         std::find(std::begin(kUnits), std::end(kUnits), unit) !=
             std::end(kUnits);
}

// "Hourly pay range" names its period among other words.
std::string PeriodOf(const std::string& text) {
  if (text.size() > 200) return PayPeriodOf(text);
  const std::string words = PlainWords(text);
  std::string before;
  for (size_t begin = 0; begin < words.size();) {
    const size_t end = std::min(words.find(' ', begin), words.size());
    std::string word = words.substr(begin, end - begin);
    std::string period = PayPeriodOf(word);
    if (!period.empty()) return IsMultiple(before, word) ? "" : period;
    before = std::move(word);
    begin = end + 1;
  }
  return PayPeriodOf(text);
}

std::optional<Pay> ReadRange(const SalaryRule& rule, const Scope& scope) {
  Pay pay;
  pay.min = AmountOf(rule.min, scope);
  pay.max = AmountOf(rule.max, scope);
  if (pay.min.value_or(0) == 0 && pay.max.value_or(0) == 0) {
    return std::nullopt;
  }
  if (pay.max == 0.0) pay.max.reset();
  pay.currency = CurrencyOf(rule.currency.First(scope));
  pay.period = PeriodOf(rule.period.First(scope));
  return pay;
}

// A range without one of its ends is open there, and so is the whole.
void Widen(Pay& pay, const Pay& other) {
  const bool floor = pay.min && other.min;
  const bool ceiling = pay.max && other.max;
  pay.min =
      floor ? std::optional(std::min(*pay.min, *other.min)) : std::nullopt;
  pay.max =
      ceiling ? std::optional(std::max(*pay.max, *other.max)) : std::nullopt;
}

std::optional<Pay> ReadRanges(const SalaryRule& rule, const Scope& scope) {
  if (rule.each.empty()) return ReadRange(rule, scope);
  std::optional<Pay> first;
  std::optional<Pay> whole;
  bool alike = true;
  for (const Value& value : rule.each.Values(scope)) {
    Scope inside = scope;
    inside.here = value.json();
    const auto range = ReadRange(rule, inside);
    if (!range) continue;
    if (!first) {
      first = whole = range;
      continue;
    }
    alike = alike && range->currency == first->currency &&
            range->period == first->period;
    Widen(*whole, *range);
  }
  const bool usable = whole && (whole->min || whole->max);
  return alike && usable ? whole : first;
}

}  // namespace

std::string ReadSalary(const std::vector<SalaryRule>& rules,
                       const Scope& scope) {
  for (const SalaryRule& rule : rules) {
    if (auto pay = ReadRanges(rule, scope)) return ToJson(*pay, "structured");
    for (const std::string& text : rule.summary.All(scope)) {
      if (auto pay = ParsePay(text)) return ToJson(*pay, "summary");
    }
  }
  return "";
}

}  // namespace jobutils
