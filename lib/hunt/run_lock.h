// One hunt at a time in a workspace.

#ifndef JOBUTILS_HUNT_RUN_LOCK_H_
#define JOBUTILS_HUNT_RUN_LOCK_H_

#include <optional>
#include <string>
#include <utility>

#include "base/file.h"
#include "base/result.h"

namespace jobutils {

// Held until it is destroyed, or this process and what it left behind are gone.
class RunLock {
 public:
  // Locks state/runs/run.lock (flock), which is made when it is missing. While
  // another process holds it, tries again for `seconds`; nullopt when that was
  // in vain.
  static Result<std::optional<RunLock>> Take(const std::string& state,
                                             int seconds);

 private:
  explicit RunLock(Fd fd) : fd_(std::move(fd)) {}
  Fd fd_;
};

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_RUN_LOCK_H_
