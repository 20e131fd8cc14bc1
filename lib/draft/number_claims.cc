// Numbers, years, dates, and lengths of time.

#include <algorithm>
#include <cmath>

#include "draft/checker.h"

namespace jobutils {
namespace {

constexpr double kMonth = 1.0 / 12;
constexpr double kManyYears = 5;
constexpr size_t kNear = 4;

constexpr size_t kSkillReach = 8;

constexpr WordSet kFor(" for over since seit lang über ");
constexpr WordSet kMoney(
    " eur usd gbp chf euro euros dollars pounds franken pay salary gehalt "
    "gehaltsvorstellung vergütung ");

constexpr WordSet kEarned(
    " earn earned earning earnings made make paid got current currently last "
    "present previous so far verdiene verdiente verdient bisher bisheriges "
    "letztes derzeit aktuell aktuelles zuletzt ");

bool HoldsMoney(std::string_view around) {
  for (const std::string_view sign : {"€", "$", "£", "¥", "₹"}) {
    if (around.find(sign) != around.npos) return true;
  }
  return false;
}

}  // namespace

void Checker::CheckNumbers() {
  for (const DateSpan& span : DatesIn(text_, tokens_)) {
    if (Covered(span.begin, span.end)) continue;
    CheckDate(PartAt(span.begin), span);
    Mark(span.begin, span.end, kBacked);
  }
  for (const Number& number : numbers_) {
    if (Covered(number.begin, number.end)) continue;
    const Part& part = PartAt(number.begin);
    const auto said = [&] {
      return (part.gap() || IsPay(part, number)) &&
             listing_.SaysNumber(number.value);
    };
    const std::string unit = UnitOf(part, number);
    bool fits = false;
    if (number.years() && !number.could_be_year()) {
      fits = YearsFit(part, number);
    } else if (number.could_be_year()) {
      fits = YearFits(part, number) || facts_.HasNumber(number.value, unit);
    } else {
      fits = facts_.HasNumber(number.value, unit);
    }
    if (!fits && !said()) {
      const size_t end =
          std::min(number.end + (number.unit.empty() ? 0 : 1), tokens_.size());
      Fail(number.years() ? "experience" : "number", number.begin,
           number.unit == "%" ? number.end : end);
    }
    Mark(number.begin, number.end, kBacked);
  }
  for (size_t i = 0; i < tokens_.size(); ++i) {
    if (cover_[i] != kOpen) continue;
    const Part& part = PartAt(i);
    const bool many =
        Word(i).starts_with("langjährig") ||
        (Word(i) == "many" && Any(i + 1, i + 2, WordSet(" years ")));
    const bool fits = many ? facts_.years_of_work() >= kManyYears
                           : !IsQuantity(Word(i)) || QuantityFits(part, i);
    if (!fits && !(part.gap() && listing_.SaysWord(Word(i)))) {
      Fail("number", i, i + 1);
    }
  }
}

// What is counted, the word before "of" too: "a team of 300".
std::string Checker::UnitOf(const Part& part, const Number& number) const {
  const size_t at = number.begin;
  const bool of = number.unit.empty() && at >= part.begin + 2 &&
                  Is(at - 1, WordSet(" of von "));
  return of && !tokens_[at - 2].digit && !IsQuantity(Word(at - 2))
             ? Word(at - 2)
             : number.unit;
}

// "doubled the throughput": of that.
bool Checker::QuantityFits(const Part& part, size_t at) const {
  size_t object = at + 1;
  while (object < part.end && Is(object, kArticles)) ++object;
  return object < part.end ? facts_.HasTogether(Word(at), Word(object))
                           : facts_.HasWord(Word(at));
}

// The listing's pay may be named in any sentence, but not as what was earned.
bool Checker::IsPay(const Part& part, const Number& number) const {
  if (number.years()) return false;
  if (Any(part.begin, part.end, kFirstPerson) &&
      Any(part.begin, part.end, kEarned)) {
    return false;
  }
  const size_t begin = number.begin - std::min(number.begin, kNear);
  return HoldsMoney(Between(number.begin)) || HoldsMoney(Between(number.end)) ||
         Any(begin, number.end + kNear, kMoney);
}

void Checker::CheckDate(const Part& part, const DateSpan& span) {
  bool said = part.gap();
  for (size_t i = span.begin; i < span.end; ++i) {
    said = said && listing_.SaysWord(Word(i));
  }
  if (!said && !facts_.HasDate(span.date, part.entries)) {
    Fail("date", span.begin, span.end);
  }
}

bool Checker::YearFits(const Part& part, const Number& number) const {
  const PartialDate date{static_cast<int>(number.value), 0, 0};
  if (!facts_.HasDate(date, part.entries)) return false;
  // "since": something began, and goes on.
  if (number.begin == 0 || !Is(number.begin - 1, kSince)) return true;
  if (part.entries.empty() && date.Within(facts_.first_work()) &&
      Any(part.begin, part.end, kWholeCareer)) {
    return true;
  }
  for (size_t i = 0; i < facts_.entries().size(); ++i) {
    const Facts::Entry& entry = facts_.entries()[i];
    const bool named =
        part.entries.empty() ||
        std::binary_search(part.entries.begin(), part.entries.end(), i);
    if (named && entry.ongoing && date.Within(entry.start)) return true;
  }
  return false;
}

// Whether the words before [begin, …) and the number amount to `years`.
bool Checker::Amounts(size_t begin, size_t end, double years) const {
  const Token& token = tokens_[begin];
  const size_t before = begin - std::min<size_t>(begin, 2);
  const std::vector<Number> numbers =
      NumbersIn(text_, std::span(tokens_).subspan(
                           begin, std::min(end + 2, tokens_.size()) - begin));
  const double said = numbers.front().value;
  const bool plus = text_.substr(token.end, 1) == "+" ||
                    Any(end, end + 2, WordSet(" more mehr plus "));
  if (plus || Any(before, begin, kAtLeast)) return said <= years + kMonth;
  if (Any(before, begin, kAlmost)) return std::abs(said - years) < 1;
  return said == std::floor(years + kMonth);
}

bool Checker::YearsFit(const Part& part, const Number& number) const {
  const auto amounts = [&](double years) {
    return Amounts(number.begin, number.end, years);
  };
  for (const Hit& hit : skills_) {
    // "N years of S", "N years in which I used S"; "S for N years".
    const bool behind = hit.begin >= number.end && hit.begin < part.end &&
                        hit.begin <= number.end + kSkillReach;
    const bool before = hit.end <= number.begin && hit.begin >= part.begin &&
                        hit.end + kSkillReach >= number.begin &&
                        Any(hit.end, number.begin, kFor);
    if (!behind && !before) continue;
    if (facts_.HasYearsOf(number.value, hit.skill)) continue;
    double years = 0;
    for (const Facts::Entry& entry : facts_.entries()) {
      if (entry.where.starts_with("work.") &&
          entry.skills.contains(hit.skill)) {
        years += entry.years;
      }
    }
    const bool work =
        part.entries.empty() ||
        std::none_of(part.entries.begin(), part.entries.end(),
                     [&](size_t entry) {
                       return amounts(facts_.entries()[entry].years);
                     });
    if (work && !amounts(years)) return false;
  }
  for (const size_t entry : part.entries) {
    if (amounts(facts_.entries()[entry].years)) return true;
  }
  if (facts_.HasNumber(number.value, "year")) return true;
  return part.entries.empty() && amounts(facts_.years_of_work());
}

}  // namespace jobutils
