#include "text/posix_zone.h"

#include <string>

#include "text/scan.h"

namespace jobutils {
namespace {

constexpr int kHour = 3600;
constexpr int kDay = 24 * kHour;

// Takes the parts of a rule from its begin.
class Reader {
 public:
  explicit Reader(std::string_view rule) : rest_(rule) {}

  bool done() const { return rest_.empty(); }

  bool Take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // "CET", "<+03>".
  bool Name() {
    const bool quoted = Take('<');
    size_t size = 0;
    while (size < rest_.size() &&
           (IsLetter(rest_[size]) ||
            (quoted && (IsDigit(rest_[size]) || rest_[size] == '+' ||
                        rest_[size] == '-')))) {
      ++size;
    }
    rest_.remove_prefix(size);
    return size >= 3 && (!quoted || Take('>'));
  }

  std::optional<int> Number(int min, int max) {
    int number = 0;
    size_t size = 0;
    for (; size < 3 && size < rest_.size() && IsDigit(rest_[size]); ++size) {
      number = number * 10 + (rest_[size] - '0');
    }
    rest_.remove_prefix(size);
    if (size == 0 || number < min || number > max) return std::nullopt;
    return number;
  }

  // "-3:30", in seconds.
  std::optional<int> Hours() {
    const int sign = Take('-') ? -1 : 1;
    if (sign > 0) Take('+');
    const std::optional<int> hours = Number(0, 167);
    if (!hours) return std::nullopt;
    int seconds = *hours * kHour;
    for (int unit = 60; unit > 0 && Take(':'); unit /= 60) {
      const std::optional<int> part = Number(0, 59);
      if (!part) return std::nullopt;
      seconds += *part * unit;
    }
    return sign * seconds;
  }

  // ",M3.5.0/2".
  std::optional<PosixZone::Change> Change() {
    if (!Take(',') || !Take('M')) return std::nullopt;
    const std::optional<int> month = Number(1, 12);
    if (!month || !Take('.')) return std::nullopt;
    const std::optional<int> week = Number(1, 5);
    if (!week || !Take('.')) return std::nullopt;
    const std::optional<int> day = Number(0, 6);
    if (!day) return std::nullopt;
    const std::optional<int> seconds = Take('/') ? Hours() : 2 * kHour;
    if (!seconds) return std::nullopt;
    return PosixZone::Change{*month, *week, *day, *seconds};
  }

 private:
  std::string_view rest_;
};

int YearOf(Time time) {
  const std::string day = FormatDay(time);
  return std::stoi(day.substr(0, 4));
}

// Local time of a change in `year`, as if it were UTC.
Time TimeOf(const PosixZone::Change& change, int year) {
  const int64_t first = DaysFromCivil(year, change.month, 1);
  const int weekday = static_cast<int>(((first + 4) % 7 + 7) % 7);
  int day = (change.day - weekday + 7) % 7 + (change.week - 1) * 7;
  if (day >= DaysInMonth(year, change.month)) day -= 7;
  return (first + day) * kDay + change.seconds;
}

}  // namespace

int PosixZone::OffsetAt(Time now) const {
  if (summer == standard) return standard;
  const int year = YearOf(now + standard);
  const Time begin = TimeOf(to_summer, year) - standard;
  const Time end = TimeOf(to_standard, year) - summer;
  // South of the equator summer spans the turn of the year.
  const bool is_summer =
      begin < end ? now >= begin && now < end : now >= begin || now < end;
  return is_summer ? summer : standard;
}

std::optional<PosixZone> ParsePosixZone(std::string_view rule) {
  Reader reader(rule);
  PosixZone zone;
  if (!reader.Name()) return std::nullopt;
  const std::optional<int> west = reader.Hours();
  if (!west) return std::nullopt;
  zone.standard = -*west;
  zone.summer = zone.standard;
  if (reader.done()) return zone;
  if (!reader.Name()) return std::nullopt;
  zone.summer = zone.standard + kHour;
  if (const std::optional<int> other = reader.Hours()) zone.summer = -*other;
  const std::optional<PosixZone::Change> to_summer = reader.Change();
  const std::optional<PosixZone::Change> to_standard = reader.Change();
  if (!to_summer || !to_standard || !reader.done()) return std::nullopt;
  zone.to_summer = *to_summer;
  zone.to_standard = *to_standard;
  return zone;
}

}  // namespace jobutils
