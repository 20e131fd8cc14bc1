#include "schedule/cron.h"

#include <charconv>
#include <chrono>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "schedule/local_time.h"
#include "schedule/span.h"

namespace jobutils {
namespace {

constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
constexpr std::string_view kWeekdays = "sunmontuewedthufrisat";
// A day that fits comes at least so often: 29 February as one certain day of
// the week, over a year like 2100 that has none.
constexpr int64_t kMostDays = 45 * 366;

struct FieldKind {
  const char* name;
  int least;
  int most;
  std::string_view names = {};  // three letters each
};
constexpr FieldKind kFields[] = {
    {"a minute", 0, 59},
    {"an hour", 0, 23},
    {"a day of the month", 1, 31},
    {"a month", 1, 12, kMonths},
    {"a day of the week", 0, 7, kWeekdays},
};

struct Nickname {
  std::string_view name;
  std::string_view fields;
};
constexpr Nickname kNicknames[] = {
    {"@hourly", "0 * * * *"},   {"@daily", "0 0 * * *"},
    {"@midnight", "0 0 * * *"}, {"@weekly", "0 0 * * 0"},
    {"@monthly", "0 0 1 * *"},  {"@yearly", "0 0 1 1 *"},
    {"@annually", "0 0 1 1 *"},
};

std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  quoted += CutUtf8(text, 80);
  return quoted += '\'';
}

bool Has(uint64_t set, int64_t value) { return (set >> value & 1) != 0; }

std::vector<std::string_view> Split(std::string_view text,
                                    std::string_view between) {
  std::vector<std::string_view> parts;
  while (true) {
    const size_t end = text.find_first_of(between);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<int> Number(std::string_view text) {
  int value = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, value);
  const bool whole = error == std::errc() && end == last && text[0] != '-';
  return whole ? std::optional(value) : std::nullopt;
}

Result<int> ParseValue(std::string_view text, const FieldKind& kind) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
  const size_t name =
      text.size() == 3 ? kind.names.find(lower) : std::string_view::npos;
  if (name != std::string_view::npos && name % 3 == 0) {
    return static_cast<int>(name / 3) + kind.least;
  }
  const std::optional<int> value = Number(text);
  if (value && *value >= kind.least && *value <= kind.most) return *value;
  return UsageError(std::string("expected ") + kind.name + " from " +
                    std::to_string(kind.least) + " to " +
                    std::to_string(kind.most) + ", not " + Quoted(text));
}

// One element of a list: "*", "5", "mon-fri", "*/2", "8-18/2".
Result<uint64_t> ParseRange(std::string_view text, const FieldKind& kind) {
  const size_t slash = text.find('/');
  const std::string_view range = text.substr(0, slash);
  const size_t dash = range.find('-');
  Result<int> first = kind.least;
  Result<int> last = kind.most;
  if (range != "*") {
    first = ParseValue(range.substr(0, dash), kind);
    if (!first) return first.error();
    last = first;
    if (dash != std::string_view::npos) {
      last = ParseValue(range.substr(dash + 1), kind);
    }
    if (!last) return last.error();
    // As in "fri-sun": a week also ends on Sunday.
    const bool of_week = kind.names == kWeekdays;
    if (of_week && *last == 0 && *first > 0) last = 7;
    if (*last < *first) {
      return UsageError("expected a range that rises, not " + Quoted(range));
    }
  }
  int step = 1;
  if (slash != std::string_view::npos) {
    const std::optional<int> number = Number(text.substr(slash + 1));
    const bool many = range == "*" || dash != std::string_view::npos;
    if (!many || !number || *number < 1 || *number > kind.most) {
      return UsageError("expected '*' or a range, '/' and a step, not " +
                        Quoted(text));
    }
    step = *number;
  }
  uint64_t set = 0;
  for (int value = *first; value <= *last; value += step) {
    set |= uint64_t{1} << value;
  }
  return set;
}

Result<uint64_t> ParseField(std::string_view text, const FieldKind& kind) {
  uint64_t set = 0;
  for (const std::string_view part : Split(text, ",")) {
    const Result<uint64_t> range = ParseRange(part, kind);
    if (!range) return range.error();
    set |= *range;
  }
  return set;
}

}  // namespace

Result<Cron> Cron::Parse(std::string_view text) {
  std::string_view fields = text;
  for (const Nickname& nickname : kNicknames) {
    if (text == nickname.name) fields = nickname.fields;
  }
  std::vector<std::string_view> parts = Split(fields, " \t");
  std::erase(parts, "");
  if (parts.size() != std::size(kFields)) {
    return UsageError(
        "expected five fields, minute, hour, day, month and day of the week, "
        "or '@daily' and the like, not " +
        Quoted(text));
  }
  Cron cron;
  uint64_t* const sets[] = {&cron.minutes_, &cron.hours_, &cron.days_,
                            &cron.months_, &cron.weekdays_};
  for (size_t i = 0; i < parts.size(); ++i) {
    const Result<uint64_t> set = ParseField(parts[i], kFields[i]);
    if (!set) return set.error();
    *sets[i] = *set;
  }
  if (Has(cron.weekdays_, 7)) cron.weekdays_ |= 1;
  cron.either_ = parts[2][0] != '*' && parts[4][0] != '*';
  if (!cron.CanFit()) {
    return UsageError("expected a day that some month has, not " +
                      Quoted(text));
  }
  return cron;
}

Result<Cron> Cron::ParseAt(std::string_view text) {
  const auto two_digits = [&](size_t at) {
    const std::optional<int> number = Number(text.substr(at, 2));
    return number.value_or(99);
  };
  Cron cron = *Parse("@daily");
  if (text.size() == 5 && text[2] == ':' && two_digits(0) < 24 &&
      two_digits(3) < 60) {
    cron.hours_ = uint64_t{1} << two_digits(0);
    cron.minutes_ = uint64_t{1} << two_digits(3);
    return cron;
  }
  if (text.size() == 3 && text[0] == ':' && two_digits(1) < 60) {
    cron = *Parse("@hourly");
    cron.minutes_ = uint64_t{1} << two_digits(1);
    return cron;
  }
  return UsageError("expected a time such as '09:00' or ':30', not " +
                    Quoted(text));
}

bool Cron::CanFit() const {
  if (either_) return true;
  for (int month = 1; month <= 12; ++month) {
    const int days = DaysInMonth(2000, month);  // a leap year
    const uint64_t some = (uint64_t{2} << days) - 1;
    if (Has(months_, month) && (days_ & some) != 0) return true;
  }
  return false;
}

bool Cron::FitsDay(int64_t day, unsigned day_of_month) const {
  const auto weekday =
      std::chrono::weekday(std::chrono::sys_days(std::chrono::days(day)));
  const bool in_month = Has(days_, day_of_month);
  const bool in_week = Has(weekdays_, weekday.c_encoding());
  return either_ ? in_month || in_week : in_month && in_week;
}

std::optional<Time> Cron::Next(Time time) const {
  if (asked_ != time) {
    said_ = Find(time);
    asked_ = time;
  }
  return said_;
}

std::optional<Time> Cron::Find(Time time) const {
  using std::chrono::year_month_day;
  const Time shown = LocalOf(time);
  int64_t day = DayOf(shown);
  const int64_t last_day = day + kMostDays;
  int64_t begin = SecondOfDay(shown) / 60;
  for (; day <= last_day; ++day, begin = 0) {
    const year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
    const auto day_of_month = static_cast<unsigned>(date.day());
    if (!Has(months_, static_cast<unsigned>(date.month()))) {
      const auto last = date.year() / date.month() / std::chrono::last;
      day += static_cast<unsigned>(last.day()) - day_of_month;
      continue;
    }
    if (!FitsDay(day, day_of_month)) continue;
    for (int64_t minute = begin; minute < 24 * 60; ++minute) {
      if (!Has(hours_, minute / 60)) {
        minute += 59 - minute % 60;
        continue;
      }
      if (!Has(minutes_, minute % 60)) continue;
      const Time next = TimeOfLocal(day * kDay + minute * 60);
      if (next > time) return next;
    }
  }
  return std::nullopt;
}

}  // namespace jobutils
