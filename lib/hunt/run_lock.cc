#include "hunt/run_lock.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "journal/safety.h"

namespace jobutils {
namespace {

constexpr int kTriesASecond = 20;

Status MakeFolder(const std::string& path) {
  if (mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) return Ok{};
  return IoError(SystemMessage("cannot make", path, errno));
}

}  // namespace

Result<std::optional<RunLock>> RunLock::Take(const std::string& state,
                                             int seconds) {
  const std::string folder = state + "/runs";
  for (const std::string& path : {state, folder}) {
    const Status made = MakeFolder(path);
    if (!made) return made.error();
  }
  const std::string path = folder + "/run.lock";
  Fd fd(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (!fd.valid()) return IoError(SystemMessage("cannot open", path, errno));
  for (int tries = seconds * kTriesASecond;; --tries) {
    const Result<bool> locked = LockFile(fd.get(), /*wait=*/false, path);
    if (!locked) return locked.error();
    if (*locked) return std::optional<RunLock>(RunLock(std::move(fd)));
    if (tries <= 0) return std::optional<RunLock>();
    usleep(1'000'000 / kTriesASecond);
  }
}

}  // namespace jobutils
