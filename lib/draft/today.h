// The date of a letter.

#ifndef JOBUTILS_DRAFT_TODAY_H_
#define JOBUTILS_DRAFT_TODAY_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace jobutils {

// A date as letters have it: "20 August 2026" of "2026-08-20", in German (de)
// "20. August 2026"; "August 2026" of "2026-08", "2026" of itself. What is no
// date stays as it is.
std::string DateInWords(std::string_view date, std::string_view language);

// How a letter may be dated at `now`.
std::vector<std::string> TodayForms(Time now);

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_TODAY_H_
