#include "journal/safety.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "base/file.h"

namespace jobutils {

Status SyncFile(int fd, const std::string& path) {
#ifndef JOBUTILS_MUTATE_SYNC
#ifdef F_FULLFSYNC
  const int failed = fcntl(fd, F_FULLFSYNC);
#else
  const int failed = fdatasync(fd);
#endif
  if (failed != 0) return IoError(SystemMessage("cannot sync", path, errno));
#else
  static_cast<void>(fd);
  static_cast<void>(path);
#endif
  return Ok{};
}

Status SyncFolder(const std::string& path) {
#ifndef JOBUTILS_MUTATE_FOLDER_SYNC
  const Fd fd(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // A file system that cannot sync a folder says EINVAL.
  if (!fd.valid() || (fsync(fd.get()) != 0 && errno != EINVAL)) {
    return IoError(SystemMessage("cannot sync", path, errno));
  }
#else
  static_cast<void>(path);
#endif
  return Ok{};
}

Status SyncFolders(const std::string& folder) {
  for (const char* above : {"", "/..", "/../.."}) {
    Status synced = SyncFolder(folder + above);
    if (!synced) return synced;
  }
  return Ok{};
}

Status CutFile(int fd, uint64_t size, const std::string& path) {
#ifndef JOBUTILS_MUTATE_CUT
  if (ftruncate(fd, static_cast<off_t>(size)) != 0) {
    return IoError(SystemMessage("cannot cut", path, errno));
  }
#else
  static_cast<void>(fd);
  static_cast<void>(size);
  static_cast<void>(path);
#endif
  return Ok{};
}

Result<bool> LockFile(int fd, bool wait, const std::string& path) {
#ifndef JOBUTILS_MUTATE_LOCK
  if (flock(fd, wait ? LOCK_EX : LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return false;
    return IoError(SystemMessage("cannot lock", path, errno));
  }
#else
  static_cast<void>(fd);
  static_cast<void>(wait);
  static_cast<void>(path);
#endif
  return true;
}

bool IsSameCrc(uint32_t computed, uint32_t written) {
#ifndef JOBUTILS_MUTATE_CRC
  return computed == written;
#else
  static_cast<void>(computed);
  static_cast<void>(written);
  return true;
#endif
}

}  // namespace jobutils
