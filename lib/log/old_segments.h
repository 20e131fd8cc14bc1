// What becomes of the segments of a journal that are old enough.

#ifndef JOBUTILS_LOG_OLD_SEGMENTS_H_
#define JOBUTILS_LOG_OLD_SEGMENTS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace jobutils {

// "90d", "12h" or "2w" in seconds; a usage error for anything else.
Result<Time> ParseAge(std::string_view text);
// "2026-08-20" (its begin, UTC) or a time of RFC 3339; a usage error for
// anything else.
Result<Time> ParseDate(std::string_view text);

// Compresses, under the lock, the segments that hold nothing newer than `time`,
// and says how many were not compressed before.
Result<uint64_t> CompressBefore(const std::string& folder, Time time);

struct DropPlan {
  std::vector<std::string> paths;  // of the segments that go, the oldest first
  uint64_t keep = 0;               // the lowest segment that stays, if any go
  std::string held_by;  // who has not read segments that are old enough, or ""
};

// What a drop of the segments of `stage` that hold nothing newer than `time`
// would delete: none that a consumer has not read to its end, and none with a
// record that the step itself will try again.
Result<DropPlan> PlanDrop(const std::string& state, const std::string& stage,
                          Time time);

// The same, done under the lock.
Result<DropPlan> DropBefore(const std::string& state, const std::string& stage,
                            Time time);

}  // namespace jobutils

#endif  // JOBUTILS_LOG_OLD_SEGMENTS_H_
