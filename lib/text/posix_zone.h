// Time zones as POSIX writes them (IEEE 1003.1, TZ), which is how TZif files
// (RFC 8536) tell of the years to come.

#ifndef JOBUTILS_TEXT_POSIX_ZONE_H_
#define JOBUTILS_TEXT_POSIX_ZONE_H_

#include <optional>
#include <string_view>

#include "base/clock.h"

namespace jobutils {

struct PosixZone {
  // A change of the clocks: day `day` (0 Sunday) of week `week` (5 the last)
  // of a month, at `seconds` of local time; may lie outside the day.
  struct Change {
    int month = 0;
    int week = 0;
    int day = 0;
    int seconds = 0;
  };
  int standard = 0;  // seconds east of UTC
  int summer = 0;    // the same as `standard` where the clocks never change
  Change to_summer;
  Change to_standard;

  // Seconds east of UTC.
  int OffsetAt(Time now) const;
};

// "CET-1CEST,M3.5.0,M10.5.0/3", "<+0330>-3:30", "UTC0". Changes by the day of
// the year ("J60") are not read: no zone in use has them.
std::optional<PosixZone> ParsePosixZone(std::string_view rule);

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_POSIX_ZONE_H_
