// How long ago a listing was posted.

#ifndef JOBUTILS_RULES_POSTING_AGE_H_
#define JOBUTILS_RULES_POSTING_AGE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"
#include "record/record.h"

namespace jobutils {

// The most days that a rule may ask for.
inline constexpr int64_t kMostDays = 36500;
inline constexpr int64_t kSecondsPerDay = 24 * 60 * 60;

struct PostingAge {
  std::string posted;           // posted_at as it stands, "" without one
  std::optional<int64_t> days;  // whole ones; nullopt: unknown
  bool in_future = false;       // and therefore unknown
  Time at = 0;                  // posted_at, where it is a date
};

// A date that is tomorrow's in UTC is today's: a zone ahead of it may already
// have it.
PostingAge AgeOf(const Record& listing, Time now);

}  // namespace jobutils

#endif  // JOBUTILS_RULES_POSTING_AGE_H_
