// How many listings went through a step in a run.

#ifndef JOBUTILS_HUNT_COUNTS_H_
#define JOBUTILS_HUNT_COUNTS_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "hunt/plan.h"
#include "journal/commit.h"

namespace jobutils {

struct StageCounts {
  uint64_t out = 0;       // live ones that it wrote
  uint64_t filtered = 0;  // those that it took out, by what it said of them
  uint64_t skipped = 0;
  uint64_t closed = 0;
  uint64_t errors = 0;

  // All that came to it live.
  uint64_t in() const { return out + filtered + skipped + closed + errors; }
  bool empty() const { return in() == 0; }
};

// Where each stage's journal ends, and how far it has read the one before.
struct Ends {
  std::map<std::string, Position, std::less<>> own;
  std::map<std::string, Position, std::less<>> read;
};

Result<Ends> EndsOf(const std::string& state,
                    const std::vector<const StagePlan*>& stages);

// What happened between two looks, by the stage's name. Reads what was written
// in between, and no more.
Result<std::map<std::string, StageCounts, std::less<>>> CountBetween(
    const std::string& state, const std::vector<const StagePlan*>& stages,
    const Ends& before, const Ends& after);

// What a step has not read yet, as it stands there.
Result<StageCounts> CountUnread(const std::string& state,
                                const StagePlan& stage);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_COUNTS_H_
