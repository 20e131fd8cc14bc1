// Dates as boards write them.

#ifndef JOBUTILS_TEXT_DATES_H_
#define JOBUTILS_TEXT_DATES_H_

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace jobutils {

// A published date in its canonical form: RFC 3339 in UTC
// ("2026-08-11T20:45:29Z", fractions of a second dropped), or a date alone
// ("2026-08-11") where no time was given; a time without a zone is taken as
// UTC. Understood: ISO 8601 with Z or an offset, "2026-08-11 20:45:29 UTC",
// RFC 2822 ("Tue, 11 Aug 2026 20:45:29 GMT"), "M/D/YYYY" (US), "Aug 11, 2026",
// "11 August 2026", "11. Oktober 2026", "D.M.YYYY", and relative to `now`:
// "today", "yesterday", "3 days ago", "Posted 30+ Days Ago", "2 weeks ago".
// Anything else, and a date that no calendar has, is nullopt: never guessed.
std::optional<std::string> ParseDate(std::string_view text, Time now);

// Seconds or milliseconds since 1970 to the same form; nullopt outside the
// years 1990 to 2100.
std::optional<std::string> DateFromEpoch(double seconds);

// The other way, for ages: either canonical form to a time (a date alone is
// its midnight, UTC).
std::optional<Time> TimeOfDate(std::string_view canonical);

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_DATES_H_
