#include "table/format.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "text/dates.h"

namespace jobutils {
namespace {

constexpr int64_t kHour = 3600;
constexpr int64_t kDay = 24 * kHour;

// At most one decimal, and none that is 0.
std::string Rounded(double number) {
  char text[400];
  std::snprintf(text, sizeof text, "%.1f", number);
  std::string_view view = text;
  if (view.ends_with(".0")) view.remove_suffix(2);
  return std::string(view);
}

std::string FormatAmount(double amount, Form form) {
  if (form == Form::kFull) return JsonNumber(amount);
  if (amount >= 1e15) return JsonNumber(amount);
  if (amount >= 999'950) return Rounded(amount / 1e6) + "M";
  if (amount >= 9'999.5) return JsonNumber(std::round(amount / 1e3)) + "k";
  return JsonNumber(std::round(amount * 100) / 100);
}

std::string_view PeriodSign(std::string_view period) {
  if (period == "year") return " /y";
  if (period == "month") return " /mo";
  if (period == "week") return " /w";
  if (period == "day") return " /d";
  if (period == "hour") return " /h";
  return "";
}

std::string Signed(double points) {
  std::string text(points > 0 ? "+" : "");
  return text += JsonNumber(points);
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

size_t Digits(std::string_view text, size_t pos) {
  while (pos < text.size() && IsDigit(text[pos])) ++pos;
  return pos;
}

std::string TextOf(Json value) { return value.AsString().value_or(""); }

}  // namespace

bool IsNumber(std::string_view text) {
  size_t begin = text.starts_with('-') ? 1 : 0;
  size_t pos = Digits(text, begin);
  if (pos == begin) return false;
  if (pos < text.size() && text[pos] == '.') {
    begin = pos + 1;
    pos = Digits(text, begin);
    if (pos == begin) return false;
  }
  if (pos < text.size() && (text[pos] == 'e' || text[pos] == 'E')) {
    begin = pos + 1;
    if (begin < text.size() && (text[begin] == '+' || text[begin] == '-')) {
      ++begin;
    }
    pos = Digits(text, begin);
    if (pos == begin) return false;
  }
  return pos == text.size();
}

std::string FormatValue(Json value, Form form) {
  if (!value) return "";
  if (auto text = value.AsString()) return *text;
  if (value.type() != Json::Type::kArray) return std::string(value.raw());
  std::string joined;
  for (Json item : value.Items()) {
    if (!joined.empty()) joined += form == Form::kFull ? "; " : ", ";
    joined += item.AsString().value_or(std::string(item.raw()));
  }
  return joined;
}

std::string FormatScore(Json total, Form form) {
  const std::optional<double> number = total.AsNumber();
  if (!number || form == Form::kFull) return FormatValue(total, form);
  return Rounded(*number);
}

std::string FormatPay(Json salary, Form form) {
  const std::optional<double> min = salary["min"].AsNumber();
  const std::optional<double> max = salary["max"].AsNumber();
  if (!min && !max) return "";
  std::string text = TextOf(salary["currency"]);
  if (!text.empty()) text += ' ';
  if (!max) {
    text += "≥" + FormatAmount(*min, form);
  } else if (!min) {
    text += "≤" + FormatAmount(*max, form);
  } else {
    const std::string low = FormatAmount(*min, form);
    const std::string high = FormatAmount(*max, form);
    text += low == high ? low : low + "–" + high;
  }
  text += PeriodSign(TextOf(salary["period"]));
  return text;
}

std::string FormatPlaces(Json locations, Form form) {
  if (form == Form::kFull || locations.type() != Json::Type::kArray) {
    return FormatValue(locations, form);
  }
  std::string first;
  size_t more = 0;
  for (Json place : locations.Items()) {
    if (first.empty()) {
      first = FormatValue(place, form);
    } else {
      ++more;
    }
  }
  return more == 0 ? first : first + " +" + std::to_string(more);
}

std::string FormatAge(Json date, Time now) {
  const std::string text = TextOf(date);
  const std::optional<Time> then = TimeOfDate(text);
  if (!then) return "";
  const bool has_time = text.find('T') != std::string::npos;
  const int64_t apart = std::abs(now - *then);
  const int64_t days = apart / kDay;
  std::string age;
  if (days >= 730) {
    age = std::to_string(days / 365) + "y";
  } else if (days >= 60) {
    age = std::to_string(days / 30) + "mo";
  } else if (days > 0 || !has_time) {
    age = std::to_string(days) + "d";
  } else {
    age = std::to_string(apart / kHour) + "h";
  }
  return *then > now ? "in " + age : age;
}

std::string FormatReasons(Json parts) {
  std::vector<std::pair<double, std::string>> reasons;
  for (Json part : parts.Items()) {
    const double points = part["points"].AsNumber().value_or(0);
    const std::string rule = TextOf(part["rule"]);
    if (points == 0 || rule == "base") continue;
    const std::string because = TextOf(part["because"]);
    reasons.emplace_back(points, because.empty() ? rule : because);
  }
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const auto& a, const auto& b) {
                     return std::abs(a.first) > std::abs(b.first);
                   });
  std::string text;
  for (const auto& [points, because] : reasons) {
    if (!text.empty()) text += "; ";
    text += because + " (" + Signed(points) + ")";
  }
  return text;
}

std::string FormatState(const Record& record) {
  if (const Json error = record.Get("error")) {
    return "error: " + TextOf(error["code"]);
  }
  const Json outcome = record.Get("outcome");
  if (!outcome) return "";
  const std::string rule = TextOf(outcome["rule"]);
  return TextOf(outcome["status"]) + (rule.empty() ? "" : ": " + rule);
}

}  // namespace jobutils
