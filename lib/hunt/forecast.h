// What a run would do now.

#ifndef JOBUTILS_HUNT_FORECAST_H_
#define JOBUTILS_HUNT_FORECAST_H_

#include <string>

#include "base/result.h"
#include "hunt/once.h"

namespace jobutils {

// For a person: the sources that would be read and when the others will be, as
// job-due(1) --dry-run has it, and what each step has to do. Changes nothing;
// new lines of sources.txt are counted, not looked at.
Result<std::string> Forecast(const HuntOptions& options);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_FORECAST_H_
