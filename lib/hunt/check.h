// Whether what a hunt runs can run, before it does anything.

#ifndef JOBUTILS_HUNT_CHECK_H_
#define JOBUTILS_HUNT_CHECK_H_

#include <vector>

#include "base/result.h"
#include "hunt/plan.h"
#include "hunt/run_record.h"

namespace jobutils {

// The tools of the stages, and what runs them, that are not there.
std::vector<RunError> FindMissingTools(
    const std::vector<const StagePlan*>& stages);

// Starts each tool of the stages in `workspace` with nothing to read, and says
// which cannot go on: it minds its section of config.toml, the profile or a
// file that these name.
Result<std::vector<RunError>> TryTools(
    const std::string& workspace, const std::vector<const StagePlan*>& stages);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_CHECK_H_
