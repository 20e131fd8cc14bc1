#include "schedule/local_time.h"

#include <algorithm>
#include <ctime>

#include "schedule/span.h"

namespace jobutils {

Time LocalOf(Time time) {
  const auto seconds = static_cast<std::time_t>(time);
  std::tm shown{};
  if (::localtime_r(&seconds, &shown) == nullptr) return time;
  const int64_t day =
      DaysFromCivil(shown.tm_year + 1900, shown.tm_mon + 1, shown.tm_mday);
  return day * kDay + shown.tm_hour * 3600 + shown.tm_min * 60 + shown.tm_sec;
}

// mktime would leave to each system what a time in a leap or one that comes
// twice means.
Time TimeOfLocal(Time local) {
  const auto offset_at = [](Time time) { return LocalOf(time) - time; };
  const Time before = offset_at(local - kDay);
  const Time behind = offset_at(local + kDay);
  Time low = local - std::max(before, behind);
  Time high = local - std::min(before, behind);
  if (LocalOf(low) == local) return low;
  if (LocalOf(high) == local) return high;
  while (high - low > 1) {
    const Time middle = low + (high - low) / 2;
    (LocalOf(middle) < local ? low : high) = middle;
  }
  return high;
}

int64_t DayOf(Time local) { return (local - SecondOfDay(local)) / kDay; }

int64_t SecondOfDay(Time local) { return (local % kDay + kDay) % kDay; }

std::string FormatLocal(Time time) {
  std::string text = FormatTime(LocalOf(time)).substr(0, 16);
  text[10] = ' ';
  return text;
}

}  // namespace jobutils
