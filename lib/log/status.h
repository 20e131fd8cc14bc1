// How a stage stands.

#ifndef JOBUTILS_LOG_STATUS_H_
#define JOBUTILS_LOG_STATUS_H_

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "log/group.h"

namespace jobutils {

struct StageStatus {
  std::string stage;
  std::optional<Time> at;  // of the last commit
  uint64_t commits = 0;
  uint64_t segments = 0;
  uint64_t bytes = 0;  // on the disk, torn ones included
  // Folded records, by Group.
  std::array<uint64_t, kGroupNames.size()> records = {};
  // For each upstream how many of its records have not been read.
  std::map<std::string, uint64_t> behind;
  std::optional<Time> next_at;  // when the first of them goes in again
  uint64_t torn_bytes = 0;      // behind the last commit, when nobody writes
  bool locked = false;
  // What the filter is set up by has changed since the last segment was begun.
  bool stale = false;
  std::string trouble;  // damage, a position that is not held; "": none

  uint64_t Records() const;
  uint64_t Behind() const;
};

// Reads all of the stage's journal, and of its upstreams what it has not read.
// What goes wrong is `trouble`; the rest is as far as it was found out.
// `workspace` is where config.toml is looked for, `state` its state folder.
// `look` is given each folded record.
StageStatus StatusOf(
    const std::string& workspace, const std::string& state,
    const std::string& stage,
    const std::function<void(const Record&)>& look = [](const Record&) {});

// A record of the kind `stage`, without LF.
std::string StatusJson(const StageStatus& status);

// A table for a person, a line a stage.
std::string StatusTable(const std::vector<StageStatus>& stages, Time now);

}  // namespace jobutils

#endif  // JOBUTILS_LOG_STATUS_H_
