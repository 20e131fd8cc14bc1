// How one step of a hunt stands.

#ifndef JOBUTILS_HUNT_STAGE_HEALTH_H_
#define JOBUTILS_HUNT_STAGE_HEALTH_H_

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"
#include "hunt/plan.h"

namespace jobutils {

// Counts are of listings, each in its newest version in the step's journal. Who
// was at rest before it came to the step is in none of them.
struct StageHealth {
  std::string stage;
  std::string why_not;     // it is not enabled: why
  std::optional<Time> at;  // of its last commit
  uint64_t unread = 0;     // live ones that it has yet to read
  uint64_t done = 0;       // live ones behind it
  uint64_t filtered = 0;   // those that it brought to rest
  uint64_t skipped = 0;
  uint64_t closed = 0;
  uint64_t waiting = 0;         // to be tried again, for what is not there yet
  uint64_t retrying = 0;        // to be tried again
  uint64_t dead = 0;            // their tries are spent
  uint64_t failed = 0;          // for good
  std::optional<Time> next_at;  // when the first of them is tried again
  bool running = false;
  bool stale = false;
  std::string trouble;  // damage, a position that is not held; "": none
};

// Reads its journal, and what it has not read of the one before. `before` is
// how that one stands; nullptr for the first.
StageHealth HealthOf(const std::string& workspace, const std::string& state,
                     const StagePlan& stage, const StageHealth* before);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_STAGE_HEALTH_H_
