// Whether a step has anything to do, seen from the ends of journals.

#ifndef JOBUTILS_HUNT_WORK_H_
#define JOBUTILS_HUNT_WORK_H_

#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "hunt/plan.h"

namespace jobutils {

struct StepWork {
  // When the first of it came, or was due; nullopt: there is none. What was
  // read before, tries that are not due and what is over `stage.daily` are
  // none.
  std::optional<Time> since;
  std::optional<Time> last;  // when the step last did something
};

Result<StepWork> WorkOf(const std::string& state, const StagePlan& stage,
                        Time now);

// Whether --if-due runs a step with such work, some, now, going by `stage.when`: a
// time of it has come since the work did. Compared in whole minutes.
bool IsTimeFor(const StagePlan& stage, const StepWork& work, Time now);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_WORK_H_
