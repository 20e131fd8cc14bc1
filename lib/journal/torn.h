// What is done about a torn tail.

#ifndef JOBUTILS_JOURNAL_TORN_H_
#define JOBUTILS_JOURNAL_TORN_H_

#include <cstdint>
#include <string>

#include "base/result.h"
#include "journal/segment.h"

namespace jobutils {

// state/extract/0000000001.18220.torn.
std::string TornPath(const std::string& folder, uint64_t segment,
                     uint64_t offset);

// Copies the bytes of a plain segment from `end` on to its TornPath and, when
// they are on the disk there, cuts the segment. The caller holds the lock.
Status MoveTornTail(const std::string& folder, SegmentFile& file, uint64_t end);

}  // namespace jobutils

#endif  // JOBUTILS_JOURNAL_TORN_H_
