// The calls that the journal's promises rest on, one function each, so that
// the mutation test can build without one of them (-DJOBUTILS_MUTATE_SYNC,
// _FOLDER_SYNC, _CUT, _CRC or _LOCK) and see a test go red.

#ifndef JOBUTILS_JOURNAL_SAFETY_H_
#define JOBUTILS_JOURNAL_SAFETY_H_

#include <cstdint>
#include <string>

#include "base/result.h"

namespace jobutils {

// The file's data, and what is needed to find it, is on the disk. Never
// called again for the same data when it failed.
Status SyncFile(int fd, const std::string& path);

// The folder's entries are on the disk: to be called after a file was made,
// renamed or deleted in it.
Status SyncFolder(const std::string& path);

// The same for a stage's folder and the two above it, which hold the entries
// that lead to it.
Status SyncFolders(const std::string& folder);

// The file is `size` bytes long.
Status CutFile(int fd, uint64_t size, const std::string& path);

// An exclusive flock. False when another process holds it and `wait` is not
// set.
Result<bool> LockFile(int fd, bool wait, const std::string& path);

// The sum of what was read is the sum that was written.
bool IsSameCrc(uint32_t computed, uint32_t written);

}  // namespace jobutils

#endif  // JOBUTILS_JOURNAL_SAFETY_H_
