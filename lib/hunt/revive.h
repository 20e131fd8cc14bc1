// Asking the steps to try again what failed in them.

#ifndef JOBUTILS_HUNT_REVIVE_H_
#define JOBUTILS_HUNT_REVIVE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "hunt/plan.h"

namespace jobutils {

struct Revived {
  std::string stage;
  size_t count;  // records
};

// Asks for the listings `ids`, dead, failed or to be tried again later, in
// whichever steps their errors are; without ids for all that are dead. A usage
// error, and nothing is asked for, when one of them has no error of a step.
Result<std::vector<Revived>> Revive(const std::string& state, const Plan& plan,
                                    const std::vector<std::string>& ids,
                                    Time now);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_REVIVE_H_
