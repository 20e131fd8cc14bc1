// requests.ndjson: what a step is asked to do, by those who do not hold its
// lock. Lines are only ever added; how far they have been heeded stands in the
// step's commits.

#ifndef JOBUTILS_JOURNAL_REQUESTS_H_
#define JOBUTILS_JOURNAL_REQUESTS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace jobutils {

// Appends `lines` (each ends in LF, none longer than kMaxJournalLine) and syncs
// them. A half line that somebody left is closed first.
Status AppendRequests(const std::string& folder, std::string_view lines);

struct Requests {
  std::string lines;  // whole ones, each with its LF, at most 1 MiB
  uint64_t end = 0;   // where to go on from
};

// What was asked from the byte `offset` on; nothing when there is no file. One
// that ends before `offset` was begun anew: it is read from 0. Call again
// until `end` stays.
Result<Requests> ReadRequests(const std::string& folder, uint64_t offset);

}  // namespace jobutils

#endif  // JOBUTILS_JOURNAL_REQUESTS_H_
