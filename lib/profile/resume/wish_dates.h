// When work can begin, and for how many hours: what a wish says by numbers
// other than pay.

#ifndef JOBUTILS_PROFILE_RESUME_WISH_DATES_H_
#define JOBUTILS_PROFILE_RESUME_WISH_DATES_H_

#include <cstddef>
#include <optional>
#include <string>

#include "text/words.h"

namespace jobutils {

struct WishedTime {
  size_t first = 0;  // [first, next) of the words of the wish
  size_t next = 0;
  std::string value;
};

// "2 months" of "notice 2 months", "drei Monate" of "Kündigungsfrist drei
// Monate".
std::optional<WishedTime> FindNotice(const Words& wish);

// "2026-10-01" of "start 1 October 2026", "2027-05" of "ab Mai 2027".
std::optional<WishedTime> FindStart(const Words& wish);

// "32 hours" of "32 hours a week".
std::optional<WishedTime> FindHours(const Words& wish);

}  // namespace jobutils

#endif  // JOBUTILS_PROFILE_RESUME_WISH_DATES_H_
