// The tail of an index: what it has learnt since its runs were written.

#ifndef JOBUTILS_KNOWN_TAIL_H_
#define JOBUTILS_KNOWN_TAIL_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "journal/commit.h"
#include "known/row.h"

namespace jobutils {

// A file to which each refresh appends one frame, with a checksum. Nothing is
// synced: a power cut may take frames, and the journal is read again from where
// the ones that are left have come to.
struct KnownTail {
  uint64_t number = 0;         // of the file; 0: none was ever there
  uint64_t bytes = 0;          // of whole frames
  std::vector<KnownRow> rows;  // in any order
};

// state/scrape/known.18.tail.
std::string TailPath(const std::string& folder, uint64_t number);

// Reads the tail `number`, as far as it is whole, and sets `seen` to what its
// last frame has; a file that is not there is an empty tail.
KnownTail LoadTail(const std::string& folder, uint64_t number, Position& seen);

// Appends a frame behind the last whole one. `rows` are in any order. The tail
// is as it was on the disk before; only `bytes` is brought up.
Status AppendTail(const std::string& folder, KnownTail& tail,
                  const std::vector<KnownRow>& rows, const Position& seen);

}  // namespace jobutils

#endif  // JOBUTILS_KNOWN_TAIL_H_
