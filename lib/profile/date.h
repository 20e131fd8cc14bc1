// Dates of a résumé, to the month.

#ifndef JOBUTILS_PROFILE_DATE_H_
#define JOBUTILS_PROFILE_DATE_H_

#include <optional>
#include <string_view>

namespace jobutils {

// Months since the year 0, January: "2019-04" and "2019-04-15" are
// 2019 * 12 + 3, "2019" is its January. nullopt when it is none of these, or
// outside the years 1900 to 2199.
std::optional<int> MonthOf(std::string_view date);

// Whether a year alone: "2019".
bool IsYear(std::string_view date);

}  // namespace jobutils

#endif  // JOBUTILS_PROFILE_DATE_H_
