// Asking a step to try again.

#ifndef JOBUTILS_LOG_RETRY_H_
#define JOBUTILS_LOG_RETRY_H_

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace jobutils {

// Asks for the records `ids` of the step whose journal `folder` holds, all that
// are dead when there are none. A usage error, and nothing is asked for, when
// one of them is not there or has no error of this step.
Status RequestRetry(const std::string& folder,
                    const std::vector<std::string>& ids, Time now);

}  // namespace jobutils

#endif  // JOBUTILS_LOG_RETRY_H_
