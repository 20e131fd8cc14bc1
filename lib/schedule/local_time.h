// Local time, by the zone that TZ names or the system has.

#ifndef JOBUTILS_SCHEDULE_LOCAL_TIME_H_
#define JOBUTILS_SCHEDULE_LOCAL_TIME_H_

#include <cstdint>
#include <string>

#include "base/clock.h"

namespace jobutils {

// What the clock on the wall shows, in seconds as if the wall were in UTC: of
// 2026-08-20T12:00:00Z in Berlin that is 2026-08-20T14:00:00Z.
Time LocalOf(Time time);

// When the clock on the wall shows `local`. Of a time that comes twice, the
// first; for one that the clock leaps over, the moment behind the leap. Never
// falls as `local` grows.
Time TimeOfLocal(Time local);

// Days since 1970-01-01 of a time as LocalOf gives it, and the seconds of that
// day.
int64_t DayOf(Time local);
int64_t SecondOfDay(Time local);

// "2026-08-20 14:00".
std::string FormatLocal(Time time);

}  // namespace jobutils

#endif  // JOBUTILS_SCHEDULE_LOCAL_TIME_H_
