// The words around an amount that say what it is.

#ifndef JOBUTILS_TEXT_PAY_WORDS_H_
#define JOBUTILS_TEXT_PAY_WORDS_H_

#include <cstddef>
#include <string_view>

namespace jobutils {

// What a word in front of or behind an amount makes of it.
enum class PayWord {
  kOther,
  kPay,     // "salary", "pay", "base"
  kNoPay,   // "bonus", "equity", "raised"
  kFrom,    // "from": the amount is a minimum
  kUpTo,    // "up to", "max": a maximum
  kFiller,  // "gross", "approximately": says nothing of it
  kJoin,    // "plus", "and": what stands behind is another thing
};

// `word` in lower case. Compounds of German words for pay are pay
// ("Bruttojahresgehalt").
PayWord PayWordOf(std::string_view word);

// hour, day, week, month or year of one word in lower case ("hr", "annum",
// "jahr", "hourly"); "" of any other.
std::string_view PeriodOfWord(std::string_view word);

// The same for a word that is a period by itself: "hourly", "p.a.".
std::string_view PeriodOfAdverb(std::string_view word);

// Whether `word` in front of a period makes it another one: "semi-monthly".
bool SplitsPeriod(std::string_view word);

// A period that is told at `pos`: "/hour", " per year", " p.a.", "hourly".
struct PeriodPhrase {
  size_t length = 0;  // bytes taken; 0: there is none
  std::string_view period;
};
PeriodPhrase PeriodAt(std::string_view text, size_t pos);

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_PAY_WORDS_H_
