// The newest records of journals, and what is committed to them from then on.

#ifndef JOBUTILS_LOG_FOLLOWER_H_
#define JOBUTILS_LOG_FOLLOWER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "journal/reader.h"
#include "log/cat.h"

namespace jobutils {

class Follower {
 public:
  // Begins `records` before the end of each of the journals in `folders`, or
  // where that begins. Reads no more segments of it than that takes.
  static Result<Follower> Open(const std::vector<std::string>& folders,
                               uint64_t records);

  // Gives what is committed and was not given yet, as it was committed: nothing
  // is folded. Call it again later for what comes then.
  Status Give(const LineSink& sink);

 private:
  std::vector<JournalReader> readers_;
};

}  // namespace jobutils

#endif  // JOBUTILS_LOG_FOLLOWER_H_
