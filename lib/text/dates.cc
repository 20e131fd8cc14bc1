#include "text/dates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "text/scan.h"

namespace jobutils {
namespace {

constexpr Time kDay = 86400;
constexpr size_t kLongestDate = 100;  // bytes; what is longer is no date

constexpr auto kMonths = std::to_array<std::string_view>(
    {"january", "february", "march", "april", "may", "june", "july", "august",
     "september", "october", "november", "december"});

constexpr auto kGermanMonths = std::to_array<std::string_view>(
    {"januar", "februar", "m\u00E4rz", "april", "mai", "juni", "juli", "august",
     "september", "oktober", "november", "dezember"});

constexpr auto kWeekdays = std::to_array<std::string_view>(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
     "sunday"});

struct Zone {
  std::string_view name;
  int minutes;  // east of UTC
};
// RFC 2822, 4.3; other names mean several zones.
constexpr auto kZones = std::to_array<Zone>({
    {"z", 0},
    {"ut", 0},
    {"utc", 0},
    {"gmt", 0},
    {"est", -300},
    {"edt", -240},
    {"cst", -360},
    {"cdt", -300},
    {"mst", -420},
    {"mdt", -360},
    {"pst", -480},
    {"pdt", -420},
});

struct Unit {
  std::string_view name;
  Time seconds;
  int months;  // of no fixed length
};
constexpr auto kUnits = std::to_array<Unit>({
    {"second", 1, 0},
    {"sec", 1, 0},
    {"minute", 60, 0},
    {"min", 60, 0},
    {"hour", 3600, 0},
    {"hr", 3600, 0},
    {"day", kDay, 0},
    {"week", 7 * kDay, 0},
    {"month", 0, 1},
    {"year", 0, 12},
});

// A name of `names`, in full or by at least its first three letters; -1.
template <size_t N>
int IndexOf(const std::array<std::string_view, N>& names,
            std::string_view word) {
  if (word.size() < 3) return -1;
  const auto found = std::find_if(
      names.begin(), names.end(),
      [word](std::string_view name) { return name.starts_with(word); });
  return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

// Reads a text in the form that Plain() gives it.
class DateReader {
 public:
  DateReader(std::string_view text, Time now) : text_(text), now_(now) {}

  std::optional<std::string> Read() {
    for (const std::string_view lead : {"posted on ", "posted ", "updated "}) {
      if (Take(lead)) break;
    }
    Take("on ");
    if (const auto relative = Relative()) return relative;
    SkipWeekday();
    if (!Day() || !Valid()) return std::nullopt;
    if (Done()) return FormatDay(midnight_);
    if (!TimeOfDay() || !Done()) return std::nullopt;
    const Time time = midnight_ + second_;
    if (time < DaysFromCivil(0, 1, 1) * kDay ||
        time >= DaysFromCivil(10000, 1, 1) * kDay) {
      return std::nullopt;
    }
    return FormatTime(time);
  }

 private:
  char Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool Done() const { return at_ == text_.size(); }

  bool Take(std::string_view expected) {
    if (!text_.substr(at_).starts_with(expected)) return false;
    at_ += expected.size();
    return true;
  }

  void SkipBlank() { Take(" "); }

  // Digits, `least` to `most` of them, with none behind them; else -1 and
  // nothing is taken.
  int Number(size_t least, size_t most) {
    size_t end = at_;
    int number = 0;
    while (end < text_.size() && end - at_ < most && IsDigit(text_[end])) {
      number = number * 10 + (text_[end++] - '0');
    }
    if (end - at_ < least || (end < text_.size() && IsDigit(text_[end]))) {
      return -1;
    }
    at_ = end;
    return number;
  }

  std::string_view Word() {
    const size_t begin = at_;
    while (IsLetter(Peek())) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  // "today", "3 days ago", "30+ days ago", "a week ago", "just now". Days and
  // more are a date, less is a time.
  std::optional<std::string> Relative() {
    const std::string_view rest = text_.substr(at_);
    if (rest == "today") return FormatDay(now_);
    if (rest == "yesterday") return FormatDay(now_ - kDay);
    if (rest == "just now" || rest == "now") return FormatTime(now_);
    const size_t begin = at_;
    auto relative = Ago();
    if (!relative) at_ = begin;
    return relative;
  }

  std::optional<std::string> Ago() {
    int count = 1;
    if (!Take("a ") && !Take("an ") && !Take("one ")) {
      count = Number(1, 4);
      if (count < 0) return std::nullopt;
      Take("+");
      SkipBlank();
    }
    std::string_view word = Word();
    if (word.size() > 1 && word.ends_with('s')) word.remove_suffix(1);
    const auto unit =
        std::find_if(kUnits.begin(), kUnits.end(),
                     [word](const Unit& u) { return u.name == word; });
    if (unit == kUnits.end() || !Take(" ago") || !Done()) return std::nullopt;
    if (unit->months > 0) return MonthsAgo(count * unit->months);
    const Time then = now_ - count * unit->seconds;
    return unit->seconds < kDay ? FormatTime(then) : FormatDay(then);
  }

  // The same day of a month before, or that month's last.
  std::optional<std::string> MonthsAgo(int count) const {
    const std::string today = FormatDay(now_);
    const int months = std::stoi(today.substr(0, 4)) * 12 +
                       std::stoi(today.substr(5, 2)) - 1 - count;
    if (months < 12 * 1000) return std::nullopt;
    const int year = months / 12;
    const int month = months % 12 + 1;
    const int day =
        std::min(std::stoi(today.substr(8, 2)), DaysInMonth(year, month));
    return FormatDay(DaysFromCivil(year, month, day) * kDay);
  }

  void SkipWeekday() {
    const size_t begin = at_;
    if (IndexOf(kWeekdays, Word()) < 0) {
      at_ = begin;
      return;
    }
    Take(".");
    Take(",");
    SkipBlank();
  }

  bool Day() {
    if (IsLetter(Peek())) return MonthFirst();
    const size_t begin = at_;
    year_ = Number(4, 4);
    if (year_ >= 0) return YearFirst();
    at_ = begin;
    const int first = Number(1, 2);
    if (first < 0) return false;
    if (Take("/")) {  // M/D/YYYY
      month_ = first;
      day_ = Number(1, 2);
      return Take("/") && (year_ = Number(4, 4)) >= 0;
    }
    day_ = first;
    if (Take(". ") || Take(".")) {
      if (IsLetter(Peek())) return MonthAndYear();  // 11. August 2026
      month_ = Number(1, 2);
      return (Take(". ") || Take(".")) && (year_ = Number(4, 4)) >= 0;
    }
    TakeOrdinal();
    if (!Take(" of ") && !Take(" ") && !Take("-")) return false;
    return MonthAndYear();
  }

  // 2026-08-11, 2026/08/11, 20260811 is no date here.
  bool YearFirst() {
    const char separator = Peek();
    if (separator != '-' && separator != '/') return false;
    ++at_;
    month_ = Number(1, 2);
    if (Peek() != separator) return false;
    ++at_;
    day_ = Number(1, 2);
    return day_ >= 0;
  }

  // Aug 11, 2026
  bool MonthFirst() {
    if (!MonthName()) return false;
    SkipBlank();
    day_ = Number(1, 2);
    if (day_ < 0) return false;
    TakeOrdinal();
    Take(",");
    SkipBlank();
    year_ = Number(4, 4);
    return year_ >= 0;
  }

  bool MonthAndYear() {
    if (!MonthName()) return false;
    Take(",");
    if (!Take(" ") && !Take("-")) return false;
    year_ = Number(4, 4);
    return year_ >= 0;
  }

  bool MonthName() {
    const std::string_view word = Word();
    month_ = (word == "sept" ? 8 : IndexOf(kMonths, word)) + 1;
    if (month_ == 0) month_ = IndexOf(kGermanMonths, word) + 1;
    Take(".");
    return month_ > 0;
  }

  void TakeOrdinal() {
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
      if (Take(ending)) return;
    }
  }

  bool Valid() {
    if (year_ < 1 || month_ < 1 || month_ > 12 || day_ < 1 ||
        day_ > DaysInMonth(year_, month_)) {
      return false;
    }
    midnight_ = DaysFromCivil(year_, month_, day_) * kDay;
    return true;
  }

  bool TimeOfDay() {
    if (!Take("t") && !Take(", ") && !Take(" at ") && !Take(" ")) return false;
    int hour = Number(1, 2);
    if (hour < 0 || !Take(":")) return false;
    const int minute = Number(2, 2);
    int second = 0;
    if (Take(":") && (second = Number(2, 2)) < 0) return false;
    if (Take(".") || Take(",")) {
      if (!IsDigit(Peek())) return false;
      while (IsDigit(Peek())) ++at_;
    }
    SkipBlank();
    if (const bool pm = Take("pm"); pm || Take("am")) {
      if (hour < 1 || hour > 12) return false;
      hour = hour % 12 + (pm ? 12 : 0);
      SkipBlank();
    }
    if (hour > 23 || minute < 0 || minute > 59 || second > 60) return false;
    second_ = hour * 3600 + minute * 60 + std::min(second, 59);
    return Offset();
  }

  bool Offset() {
    if (Done()) return true;
    if (IsLetter(Peek())) {
      const std::string_view word = Word();
      const auto zone =
          std::find_if(kZones.begin(), kZones.end(),
                       [word](const Zone& z) { return z.name == word; });
      if (zone == kZones.end()) return false;
      second_ -= zone->minutes * 60;
      if (Done()) return true;
      if (zone->minutes != 0) return false;  // "gmt+02:00" goes on below
    }
    const bool west = Take("-");
    if (!west && !Take("+")) return false;
    int hours = Number(2, 2);
    int minutes = 0;
    if (hours >= 0) {
      if (Take(":")) minutes = Number(2, 2);
    } else {
      minutes = Number(4, 4);
      if (minutes < 0) return false;
      hours = minutes / 100;
      minutes %= 100;
    }
    if (hours > 23 || minutes < 0 || minutes > 59) return false;
    second_ -= (west ? -1 : 1) * (hours * 60 + minutes) * 60;
    Take(" ");
    return Done() || Take("(utc)") || Take("(gmt)");
  }

  std::string_view text_;
  Time now_;
  size_t at_ = 0;
  int year_ = 0, month_ = 0, day_ = 0;
  Time midnight_ = 0;
  Time second_ = 0;  // since midnight, in UTC
};

}  // namespace

std::optional<std::string> ParseDate(std::string_view text, Time now) {
  if (text.size() > kLongestDate) return std::nullopt;
  const std::string plain = Lowered(Plain(text));
  return DateReader(plain, now).Read();
}

std::optional<std::string> DateFromEpoch(double seconds) {
  static const double kFirst = DaysFromCivil(1990, 1, 1) * double{kDay};
  static const double kEnd = DaysFromCivil(2101, 1, 1) * double{kDay};
  // Any such date in milliseconds is far behind any in seconds.
  if (seconds >= kFirst * 1000) seconds /= 1000;
  if (!(seconds >= kFirst && seconds < kEnd)) return std::nullopt;
  return FormatTime(static_cast<Time>(std::floor(seconds)));
}

std::optional<Time> TimeOfDate(std::string_view canonical) {
  if (canonical.size() == 10) {
    return ParseTime(std::string(canonical) + "T00:00:00Z");
  }
  return ParseTime(canonical);
}

}  // namespace jobutils
