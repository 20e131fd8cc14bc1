// What config.toml says of the stages, as the variables of hunt.mk.

#ifndef JOBUTILS_HUNT_VARIABLES_H_
#define JOBUTILS_HUNT_VARIABLES_H_

#include <string>
#include <utility>
#include <vector>

#include "hunt/plan.h"

namespace jobutils {

using Variables = std::vector<std::pair<std::string, std::string>>;

// One for each stage, with the arguments of its job-step; of scrape those of
// job-scrape and job-diff.
Variables VariablesOf(const Plan& plan);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_VARIABLES_H_
