// What happened to each listing, step by step.

#ifndef JOBUTILS_LOG_EVENTS_H_
#define JOBUTILS_LOG_EVENTS_H_

#include <string>
#include <vector>

#include "base/result.h"
#include "log/cat.h"

namespace jobutils {

// Gives a record of the kind `event` for each listing in each commit of the
// stages, in the order of the commits' times; at the same time in the order of
// `stages`. A listing that was at rest before it came to a stage has none
// there.
Status GiveEvents(const std::string& state,
                  const std::vector<std::string>& stages, const LineSink& sink);

}  // namespace jobutils

#endif  // JOBUTILS_LOG_EVENTS_H_
