// Pay inside a listing's prose.

#ifndef JOBUTILS_TEXT_PAY_IN_TEXT_H_
#define JOBUTILS_TEXT_PAY_IN_TEXT_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "text/pay.h"

namespace jobutils {

struct PayInText {
  Pay pay;
  size_t begin = 0, end = 0;  // in the text, the currency with it
  double sure = 0;            // 0 to 1
};

// The amount or range of a text that is what the job pays, as ParsePay reads
// it: the one whose sentence, line and heading say so best, of equals the
// first. Money raised, earned, managed, or handed out as a bonus or a benefit
// is not; of the base and what is on target in one sentence it is the base.
// Where the words leave the period open, a yearly one is told by its
// size, in currencies where a month never pays as much; the words of the
// sentence ("the hourly rate is") count before that. Time grows with the
// length of the text: only the first few hundred sums of money are looked at.
std::optional<PayInText> FindPay(std::string_view text,
                                 const Currencies& currencies = Currencies());

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_PAY_IN_TEXT_H_
