#include "draft/today.h"

#include <charconv>

namespace jobutils {
namespace {

constexpr const char* kEnglish[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr const char* kGerman[] = {
    "Januar", "Februar", "März",      "April",   "Mai",      "Juni",
    "Juli",   "August",  "September", "Oktober", "November", "Dezember"};

int NumberOf(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace

std::string DateInWords(std::string_view date, std::string_view language) {
  const int month = date.size() >= 7 ? NumberOf(date.substr(5, 2)) : 0;
  if (month < 1 || month > 12) return std::string(date);
  const bool german = language == "de";
  std::string words = german ? kGerman[month - 1] : kEnglish[month - 1];
  (words += ' ') += date.substr(0, 4);
  if (date.size() < 10) return words;
  const std::string day = std::to_string(NumberOf(date.substr(8, 2)));
  return day + (german ? ". " : " ") + words;
}

std::vector<std::string> TodayForms(Time now) {
  const std::string day = FormatDay(now);
  const std::string english = DateInWords(day, "en");
  const std::string number = english.substr(0, english.find(' '));
  const std::string month =
      english.substr(number.size() + 1, english.rfind(' ') - number.size() - 1);
  std::string dotted =
      day.substr(8, 2) + "." + day.substr(5, 2) + "." + day.substr(0, 4);
  return {english, DateInWords(day, "de"),
          month + " " + number + ", " + day.substr(0, 4), day,
          std::move(dotted)};
}

}  // namespace jobutils
