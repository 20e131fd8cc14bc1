// The lock of a stage's folder.

#ifndef JOBUTILS_JOURNAL_LOCK_H_
#define JOBUTILS_JOURNAL_LOCK_H_

#include <string>
#include <utility>

#include "base/file.h"
#include "base/result.h"

namespace jobutils {

// Held until it is destroyed or the process ends, however it ends.
class StageLock {
 public:
  // Locks `folder`/`name` (flock, exclusive, close-on-exec), which is made when
  // it is missing; so is the folder, 0700, with the folders above it. When
  // another process holds it: an error that names the stage, or with `wait` a
  // wait, which a signal breaks off with an error.
  static Result<StageLock> Take(const std::string& folder, bool wait,
                                const std::string& name = "lock");

 private:
  explicit StageLock(Fd fd) : fd_(std::move(fd)) {}
  Fd fd_;
};

}  // namespace jobutils

#endif  // JOBUTILS_JOURNAL_LOCK_H_
