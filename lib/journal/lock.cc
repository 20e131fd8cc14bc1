#include "journal/lock.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "journal/safety.h"
#include "journal/segment.h"

namespace jobutils {
namespace {

// With the folders above it.
Status MakeFolder(const std::string& path) {
  if (mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) return Ok{};
  const int reason = errno;
  const size_t slash = path.find_last_of('/', path.find_last_not_of('/'));
  if (reason == ENOENT && slash != path.npos && slash > 0) {
    Status made = MakeFolder(path.substr(0, slash));
    if (!made) return made;
    if (mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) return Ok{};
  }
  return IoError(SystemMessage("cannot make", path, reason));
}

}  // namespace

Result<StageLock> StageLock::Take(const std::string& folder, bool wait,
                                  const std::string& name) {
  const std::string path = folder + '/' + name;
  const int flags = O_RDWR | O_CREAT | O_CLOEXEC;
  Fd fd(open(path.c_str(), flags, 0600));
  if (!fd.valid() && errno == ENOENT) {
    Status made = MakeFolder(folder);
    if (!made) return made.error();
    fd = Fd(open(path.c_str(), flags, 0600));
  }
  if (!fd.valid()) return IoError(SystemMessage("cannot open", path, errno));
  const Result<bool> locked = LockFile(fd.get(), wait, path);
  if (!locked) return locked.error();
  if (!*locked) {
    return IoError("cannot lock the stage '" + StageOf(folder) +
                   "': another process works on it");
  }
  return StageLock(std::move(fd));
}

}  // namespace jobutils
