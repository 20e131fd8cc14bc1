// Lengths of time as a person writes them.

#ifndef JOBUTILS_SCHEDULE_SPAN_H_
#define JOBUTILS_SCHEDULE_SPAN_H_

#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace jobutils {

inline constexpr Time kMinute = 60;
inline constexpr Time kHour = 60 * kMinute;
inline constexpr Time kDay = 24 * kHour;
inline constexpr Time kMostSpan = 3660 * kDay;

// "30m", "6h", "1d", "2w" in seconds, at least `least` and at most kMostSpan.
// A day is 24 hours. The error says what was expected.
Result<Time> ParseSpan(std::string_view text, Time least);

}  // namespace jobutils

#endif  // JOBUTILS_SCHEDULE_SPAN_H_
