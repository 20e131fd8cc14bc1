// The stages of a workspace, and which reads which.

#ifndef JOBUTILS_LOG_STAGES_H_
#define JOBUTILS_LOG_STAGES_H_

#include <string>
#include <vector>

#include "base/result.h"
#include "journal/commit.h"

namespace jobutils {

// The names of the folders in `state` that hold a journal, each behind those
// that it reads from, else by name. None when there is no such folder.
Result<std::vector<std::string>> ListStages(const std::string& state);

// `names` as they are, or, when there are none, all of ListStages. A usage
// error when one of them has no journal.
Result<std::vector<std::string>> PickStages(
    const std::string& state, const std::vector<std::string>& names);

// The folder of a stage in `state`.
std::string FolderOf(const std::string& state, const std::string& stage);

struct Consumer {
  std::string stage;
  Position position;  // up to which it has read
};

// The stages whose last commit names `stage` as an upstream. An error when one
// of the journals cannot tell.
Result<std::vector<Consumer>> ConsumersOf(const std::string& state,
                                          const std::string& stage);

// Whether a process holds the lock of a stage's folder now, or another one in
// it.
bool IsLocked(const std::string& folder, const std::string& name = "lock");

}  // namespace jobutils

#endif  // JOBUTILS_LOG_STAGES_H_
