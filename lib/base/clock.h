// Now, read once a run; and RFC 3339.

#ifndef JOBUTILS_BASE_CLOCK_H_
#define JOBUTILS_BASE_CLOCK_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace jobutils {

// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
using Time = int64_t;

// Days of the proleptic Gregorian calendar since 1970-01-01; year -32767 to
// 32767, month 1-12, any day.
int64_t DaysFromCivil(int year, int month, int day);
int DaysInMonth(int year, int month);

// "2026-08-11T20:45:29Z". Outside the years 0 to 9999 the nearest time in them.
std::string FormatTime(Time time);
// "2026-08-11".
std::string FormatDay(Time time);
// RFC 3339 with Z or an offset; fractions are dropped, a leap second is the
// second behind it. nullopt for anything else.
std::optional<Time> ParseTime(std::string_view text);

// JOBUTILS_NOW (RFC 3339) or the clock: the same value however often it is
// asked in a process. An error when JOBUTILS_NOW is no time.
Result<Time> Now();

}  // namespace jobutils

#endif  // JOBUTILS_BASE_CLOCK_H_
