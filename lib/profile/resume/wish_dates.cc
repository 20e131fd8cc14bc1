#include "profile/resume/wish_dates.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "profile/resume/period.h"
#include "text/dates.h"
#include "text/letters.h"
#include "text/scan.h"

namespace jobutils {
namespace {

using Set = std::span<const std::string_view>;
constexpr std::string_view kNotice[] = {"notice", "k\u00fcndigungsfrist"};
constexpr std::string_view kNumbers[] = {
    "one",  "two",  "three", "four",  "six",   "ein", "eine",
    "zwei", "drei", "vier",  "sechs", "einen", "a"};
constexpr std::string_view kSpans[] = {"week",   "weeks",  "month",
                                       "months", "woche",  "wochen",
                                       "monat",  "monate", "monaten"};
constexpr std::string_view kBegin[] = {
    "start",    "starting",        "begin",         "available",      "from",
    "ab",       "availability",    "earliest",      "verf\u00fcgbar", "beginn",
    "eintritt", "fr\u00fchestens", "eintrittsdatum"};
constexpr std::string_view kHours[] = {"h",      "hour",    "hours", "hrs",
                                       "stunde", "stunden", "std"};
constexpr std::string_view kWeek[] = {"week", "weekly", "woche",
                                      "w\u00f6chentlich"};
constexpr std::string_view kEach[] = {"a",   "per", "each", "the", "pro",
                                      "die", "der", "in",   "je"};

bool Holds(Set set, std::string_view word) {
  return std::find(set.begin(), set.end(), word) != set.end();
}

bool Is(const Words& words, size_t i, Set set) {
  return i < words.size() && Holds(set, FoldText(words.Text(i)));
}

bool IsNumber(const Words& words, size_t i) {
  return IsDigit(words.Text(i)[0]) || Is(words, i, kNumbers);
}

std::string Between(const Words& words, size_t first, size_t next) {
  const size_t begin = words[first].begin;
  return std::string(words.text().substr(begin, words[next - 1].end - begin));
}

// The date that begins at word `i`, to the day or the month.
std::optional<WishedTime> DateAt(const Words& words, size_t i) {
  constexpr size_t kMostWords = 4;
  const size_t most = std::min(words.size(), i + kMostWords);
  for (size_t next = most; next > i; --next) {
    const std::string text = Between(words, i, next);
    if (const auto day = ParseDate(text, Time())) {
      // "today" is of a day that this does not know.
      const bool named = text.find(day->substr(0, 4)) != text.npos;
      if (named && day->size() == 10) return WishedTime{i, next, *day};
    }
  }
  const std::string text = Between(words, i, most);
  const std::optional<Period> period = FindPeriod(text);
  if (!period || period->range || period->begin > 0) return std::nullopt;
  constexpr size_t kYear = 4;
  if (period->last.size() == kYear) return std::nullopt;
  const size_t end = words[i].begin + period->end;
  size_t next = i;
  while (next < words.size() && words[next].begin < end) ++next;
  return WishedTime{i, next, period->last};
}

}  // namespace

std::optional<WishedTime> FindNotice(const Words& wish) {
  size_t notice = 0;
  while (notice < wish.size() && !Is(wish, notice, kNotice)) ++notice;
  if (notice == wish.size()) return std::nullopt;
  for (size_t i = 1; i < wish.size(); ++i) {
    if (!Is(wish, i, kSpans) || !IsNumber(wish, i - 1)) continue;
    return WishedTime{std::min(notice, i - 1), std::max(notice, i) + 1,
                      Between(wish, i - 1, i + 1)};
  }
  return std::nullopt;
}

std::optional<WishedTime> FindStart(const Words& wish) {
  for (size_t i = 0; i < wish.size(); ++i) {
    if (!Is(wish, i, kBegin)) continue;
    for (size_t at = i + 1; at < std::min(wish.size(), i + 4); ++at) {
      if (std::optional<WishedTime> date = DateAt(wish, at)) {
        date->first = i;
        return date;
      }
    }
  }
  return std::nullopt;
}

std::optional<WishedTime> FindHours(const Words& wish) {
  for (size_t i = 0; i < wish.size(); ++i) {
    const std::string word = FoldText(wish.Text(i));
    if (!IsDigit(word[0])) continue;
    const size_t unit = word.find_first_not_of("0123456789");
    size_t next = i + 1;
    if (unit == word.npos ? !Is(wish, next++, kHours)
                          : !Holds(kHours, word.substr(unit))) {
      continue;
    }
    WishedTime hours{i, next, Between(wish, i, next)};
    while (Is(wish, next, kEach)) ++next;
    if (Is(wish, next, kWeek)) hours.next = next + 1;
    return hours;
  }
  return std::nullopt;
}

}  // namespace jobutils
