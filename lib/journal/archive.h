// What becomes of old segments: they are compressed, or dropped.

#ifndef JOBUTILS_JOURNAL_ARCHIVE_H_
#define JOBUTILS_JOURNAL_ARCHIVE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace jobutils {

// The segments that hold nothing newer than `time`, ascending: those with a
// segment behind them that was begun before `time`. Reads headers only.
Result<std::vector<uint64_t>> SegmentsBefore(const std::string& folder,
                                             Time time);

// Replaces a plain segment by a compressed one, without a moment at which
// neither is whole. False when it was compressed already. The last segment is
// an error, as is damage: what is not whole is not compressed. The caller
// holds the stage's lock.
Result<bool> CompressSegment(const std::string& folder, uint64_t segment);

// Deletes the segments below `keep`, the oldest first, and says how many. The
// last segment stays. `keep` must not be above the segment that any consumer's
// position is in (0, the begin of all, holds everything). The caller holds the
// stage's lock.
Result<uint64_t> DropSegments(const std::string& folder, uint64_t keep);

}  // namespace jobutils

#endif  // JOBUTILS_JOURNAL_ARCHIVE_H_
