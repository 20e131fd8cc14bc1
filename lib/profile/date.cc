#include "profile/date.h"

#include "base/clock.h"

namespace jobutils {
namespace {

// `text` is digits only, or -1.
int Digits(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

std::optional<int> MonthOf(std::string_view date) {
  const size_t size = date.size();
  if (size != 4 && size != 7 && size != 10) return std::nullopt;
  const int year = Digits(date.substr(0, 4));
  if (year < 1900 || year > 2199) return std::nullopt;
  if (size == 4) return year * 12;
  const int month = Digits(date.substr(5, 2));
  if (date[4] != '-' || month < 1 || month > 12) return std::nullopt;
  if (size == 10) {
    const int day = Digits(date.substr(8, 2));
    if (date[7] != '-' || day < 1 || day > DaysInMonth(year, month)) {
      return std::nullopt;
    }
  }
  return year * 12 + month - 1;
}

bool IsYear(std::string_view date) { return date.size() == 4; }

}  // namespace jobutils
