// The file that says what the index is.

#ifndef JOBUTILS_KNOWN_INDEX_FILE_H_
#define JOBUTILS_KNOWN_INDEX_FILE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/siphash.h"
#include "journal/commit.h"
#include "known/run.h"
#include "known/tail.h"

namespace jobutils {

struct KnownIndex {
  Hash128 secret;             // keys the hashes
  std::string twins;          // TwinNames::version
  uint64_t next_number = 1;   // that the next run or tail gets
  std::vector<RunInfo> runs;  // the larger and older ones first
  KnownTail tail;
  Position seen;  // in the journal: all before it is in runs and tail
};

// nullopt when there is none in `folder` (state/scrape) that can be read. Its
// runs are not looked at.
std::optional<KnownIndex> LoadIndex(const std::string& folder);

// Replaces the file by rename; when this returns it is on the disk, and so is
// the entry of every run. Its tail begins empty.
Status StoreIndex(const std::string& folder, const KnownIndex& index);

// Deletes the runs and tails that `index`, which is stored, does not name; what
// cannot be deleted stays.
void DeleteOtherFiles(const std::string& folder, const KnownIndex& index);

}  // namespace jobutils

#endif  // JOBUTILS_KNOWN_INDEX_FILE_H_
