#include "report/pay_spread.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "base/visible.h"
#include "report/markup.h"
#include "table/format.h"

namespace jobutils {
namespace {

constexpr size_t kMostGroups = 50;
constexpr size_t kShownGroups = 6;
constexpr double kLeast = 1;
constexpr double kMost = 1e12;
const double kStep = std::log(1.01);

std::string PayText(double amount, const std::string& currency,
                    const std::string& period) {
  return FormatPay(Json(JsonObject()
                            .Number("min", amount)
                            .Number("max", amount)
                            .Text("currency", currency)
                            .Text("period", period)
                            .str()),
                   Form::kShort);
}

}  // namespace

double PaySpread::Group::At(double share) const {
  const double wanted = share * static_cast<double>(count);
  uint64_t below = 0;
  for (const auto& [step, number] : steps) {
    below += number;
    if (static_cast<double>(below) >= wanted) return std::exp(step * kStep);
  }
  return kMost;
}

void PaySpread::Add(const Record& listing) {
  Json pay = listing.Get("salary");
  if (!pay["min"] && !pay["max"]) pay = listing.Get("extract")["pay"];
  const auto min = pay["min"].AsNumber();
  const auto max = pay["max"].AsNumber();
  if (!min && !max) return;
  const double amount =
      (min.value_or(*(max ? max : min)) + max.value_or(*(min ? min : max))) / 2;
  const std::string currency = pay["currency"].AsString().value_or("");
  const std::string period = pay["period"].AsString().value_or("");
  if (!(amount >= kLeast && amount <= kMost) || currency.size() != 3 ||
      period.empty() || period.size() > 5) {
    return;
  }
  const auto name = std::pair(currency, period);
  if (groups_.size() >= kMostGroups && !groups_.contains(name)) return;
  Group& group = groups_[name];
  ++group.count;
  ++group.steps[static_cast<int>(std::lround(std::log(amount) / kStep))];
}

std::string PaySpread::Html() const {
  std::vector<const decltype(groups_)::value_type*> shown;
  for (const auto& entry : groups_) {
    if (entry.second.count >= kEnough) shown.push_back(&entry);
  }
  std::stable_sort(shown.begin(), shown.end(), [](auto* a, auto* b) {
    return a->second.count > b->second.count;
  });
  if (shown.size() > kShownGroups) shown.resize(kShownGroups);
  std::string rows;
  for (const auto* entry : shown) {
    const auto& [currency, period] = entry->first;
    const Group& group = entry->second;
    const double most = group.At(0.9) * 1.05;
    const auto place = [&](double share) {
      return JsonNumber(std::round(group.At(share) / most * 1000));
    };
    const auto span = [&](double from, double to) {
      return JsonNumber(std::max(
          4.0, std::round((group.At(to) - group.At(from)) / most * 1000)));
    };
    const auto text = [&, c = currency, p = period](double share) {
      return Shown(PayText(group.At(share), c, p), 40);
    };
    rows += "<li><span>" + Counted(group.count, "listing") + "</span>" +
            "<svg class=\"spread\" role=\"img\" viewBox=\"0 0 1000 10\" "
            "preserveAspectRatio=\"none\"><title>pay, " +
            Escaped(Visible(currency + " a " + period)) +
            "</title><rect class=\"axis\" x=\"0\" y=\"4.5\" width=\"1000\" "
            "height=\"1\"/><rect class=\"left\" x=\"" +
            place(0.1) + "\" y=\"3\" width=\"" + span(0.1, 0.9) +
            "\" height=\"4\"/><rect class=\"kept\" x=\"" + place(0.25) +
            "\" y=\"1\" width=\"" + span(0.25, 0.75) +
            "\" height=\"8\"/><rect class=\"middle\" x=\"" + place(0.5) +
            "\" y=\"0\" width=\"5\" height=\"10\"/></svg>" + "<p>" + text(0.1) +
            " to " + text(0.9) + ", the middle one <b>" + text(0.5) +
            "</b></p></li>\n";
  }
  return rows.empty() ? "" : "<ul class=\"pay-spread\">\n" + rows + "</ul>\n";
}

}  // namespace jobutils
