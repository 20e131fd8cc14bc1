#include "base/clock.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <ctime>

namespace jobutils {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr Time kSecondsADay = 86400;
// RFC 3339 has four digits for a year.
constexpr Time kFirstTime = -62167219200;  // 0000-01-01T00:00:00Z
constexpr Time kLastTime = 253402300799;   // 9999-12-31T23:59:59Z

void AppendDigits(std::string& out, int number, int width) {
  std::string digits = std::to_string(number);
  out.append(width - digits.size(), '0');
  out += digits;
}

// Takes what a fixed form has, from the left; `ok` falls when it is not there.
struct Reader {
  std::string_view text;
  bool ok = true;

  int Digits(size_t width, int min, int max) {
    int value = -1;
    std::string_view digits = text.substr(0, width);
    auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    ok = ok && digits.size() == width && digits[0] != '-' &&
         error == std::errc() && end == digits.data() + width && value >= min &&
         value <= max;
    text.remove_prefix(digits.size());
    return value;
  }

  // Whether the next byte is one of `bytes`, which is then taken.
  bool Take(std::string_view bytes) {
    if (text.empty() || bytes.find(text[0]) == std::string_view::npos) {
      return false;
    }
    text.remove_prefix(1);
    return true;
  }
  void Expect(std::string_view bytes) { ok = Take(bytes) && ok; }
};

}  // namespace

int64_t DaysFromCivil(int y, int m, int d) {
  // Counted from the month's first, so that any day will do.
  sys_days first = year(y) / month(static_cast<unsigned>(m)) / day(1);
  return int64_t{first.time_since_epoch().count()} + d - 1;
}

int DaysInMonth(int y, int m) {
  auto last = year(y) / month(static_cast<unsigned>(m)) / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::string FormatDay(Time time) {
  time = std::clamp(time, kFirstTime, kLastTime);
  auto date = year_month_day(std::chrono::floor<days>(
      std::chrono::sys_seconds(std::chrono::seconds(time))));
  std::string out;
  AppendDigits(out, static_cast<int>(date.year()), 4);
  out += '-';
  AppendDigits(out, static_cast<int>(static_cast<unsigned>(date.month())), 2);
  out += '-';
  AppendDigits(out, static_cast<int>(static_cast<unsigned>(date.day())), 2);
  return out;
}

std::string FormatTime(Time time) {
  time = std::clamp(time, kFirstTime, kLastTime);
  int second = static_cast<int>((time - kFirstTime) % kSecondsADay);
  std::string out = FormatDay(time);
  out += 'T';
  AppendDigits(out, second / 3600, 2);
  out += ':';
  AppendDigits(out, second / 60 % 60, 2);
  out += ':';
  AppendDigits(out, second % 60, 2);
  out += 'Z';
  return out;
}

std::optional<Time> ParseTime(std::string_view text) {
  Reader in{text};
  int y = in.Digits(4, 0, 9999);
  in.Expect("-");
  int m = in.Digits(2, 1, 12);
  in.Expect("-");
  int d = in.Digits(2, 1, 31);
  in.Expect("Tt");
  int hour = in.Digits(2, 0, 23);
  in.Expect(":");
  int minute = in.Digits(2, 0, 59);
  in.Expect(":");
  int second = in.Digits(2, 0, 60);
  if (!in.ok || d > DaysInMonth(y, m)) return std::nullopt;
  if (in.Take(".")) {
    in.Expect("0123456789");
    while (in.Take("0123456789")) continue;
  }
  int offset = 0;
  if (!in.Take("Zz")) {
    int sign = in.Take("-") ? -1 : 1;
    if (sign > 0) in.Expect("+");
    int hours = in.Digits(2, 0, 23);
    in.Expect(":");
    int minutes = in.Digits(2, 0, 59);
    offset = sign * (hours * 3600 + minutes * 60);
  }
  if (!in.ok || !in.text.empty()) return std::nullopt;

  Time time = DaysFromCivil(y, m, d) * kSecondsADay + hour * 3600 +
              minute * 60 + second - offset;
  // A leap second is the last of a day, and counts as the one behind it.
  if (second == 60 && time % kSecondsADay != 0) return std::nullopt;
  return time;
}

Result<Time> Now() {
  static const Result<Time> now = []() -> Result<Time> {
    const char* set = std::getenv("JOBUTILS_NOW");
    if (set == nullptr) return Time{std::time(nullptr)};
    if (std::optional<Time> time = ParseTime(set)) return *time;
    return UsageError(
        "JOBUTILS_NOW must be a time such as "
        "2026-08-11T20:45:29Z, not '" +
        std::string(set) + "'");
  }();
  return now;
}

}  // namespace jobutils
