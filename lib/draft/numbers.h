// Numbers in a text, in digits and in English and German words.

#ifndef JOBUTILS_DRAFT_NUMBERS_H_
#define JOBUTILS_DRAFT_NUMBERS_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "draft/prose.h"

namespace jobutils {

struct Number {
  size_t begin;  // tokens [begin, end)
  size_t end;
  double value;
  // What is counted: the next word, in one form for both languages ("month" of
  // "Monate", "%" of "percent"); "" when a sign or a small word follows.
  std::string unit;

  bool years() const { return unit == "year"; }
  // A whole number from 1900 to 2099.
  bool could_be_year() const;
};

// All numbers but "one". "1,000" and "1.000" are 1000, "a decade" is ten
// years, "zehnjährig" too, "fourth" is 4. Words that multiply or count without
// a number ("decades", "doubled") are not among them.
std::vector<Number> NumbersIn(std::string_view text,
                              std::span<const Token> tokens);

// 1 to 12 of a month's name or abbreviation without case, else 0.
int MonthNamed(std::string_view folded);

// A word that states an amount without a number: "decades", "doubled",
// "Millionen".
bool IsQuantity(std::string_view folded);

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_NUMBERS_H_
