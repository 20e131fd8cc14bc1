// Where a journal ends: its last commit, found from the end.

#ifndef JOBUTILS_JOURNAL_HEAD_H_
#define JOBUTILS_JOURNAL_HEAD_H_

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"
#include "journal/commit.h"
#include "journal/segment.h"

namespace jobutils {

struct JournalHead {
  Position position;  // behind the last commit
  Commit commit;
  JournalHeader header;  // of the segment it is in
};

// What a segment ends in.
struct SegmentTail {
  std::optional<Commit> commit;  // the last one that holds; nullopt: none
  uint64_t end = 0;              // behind it
  uint64_t size = 0;  // of the file; what lies between is a torn tail
};

// The last commit of one segment. Its batch is read and checked, and the
// commit before it must be the one it names; costs the tail, not the segment.
// Damage is an error, see jobutils-journal(5).
Result<SegmentTail> ReadTail(SegmentFile& file);

// The last commit of a journal, or nullopt when it holds none (no folder, no
// segment, nothing but a torn tail). Takes no lock, changes nothing.
Result<std::optional<JournalHead>> ReadHead(const std::string& folder);

// The same in one read, where the journal's last line is a commit: believed as
// it stands, its batch not looked at, and without the header. Enough to see
// that an upstream holds nothing new; what is new is read, and then checked.
Result<std::optional<JournalHead>> PeekHead(const std::string& folder);

}  // namespace jobutils

#endif  // JOBUTILS_JOURNAL_HEAD_H_
