// `salary` of a record, as the board has it.
//
//   [[salary]]                  alternatives: the first that gives pay
//   each = "/ranges"            where the paths below start; without it at the
//                               listing
//   min = "/min | cents"        amounts in units of the currency
//   max = "/max | cents"
//   currency = "/currency"      code or symbol
//   period = "/interval"        what sources call it
//
//   [[salary]]
//   summary = "/pay"            or a text such as "$170K – $210K a year"
//
// Several ranges in one currency and period are one: from the least to the
// most. When they differ only the first counts, for nothing is converted. An
// amount of 0 beside one that is not is kept as it was published; 0 alone, and
// less than that, is unknown.

#ifndef JOBUTILS_SOURCE_SALARY_H_
#define JOBUTILS_SOURCE_SALARY_H_

#include <string>
#include <vector>

#include "source/expression.h"

namespace jobutils {

struct SalaryRule {
  Field each, min, max, currency, period, summary;
};

// {"min","max","currency","period","source"} as JSON, or "" when no rule gives
// pay. `source` is "structured" or "summary".
std::string ReadSalary(const std::vector<SalaryRule>& rules,
                       const Scope& scope);

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_SALARY_H_
