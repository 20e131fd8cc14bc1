// job-discover, run over lines.

#ifndef JOBUTILS_HUNT_SOURCE_DISCOVER_H_
#define JOBUTILS_HUNT_SOURCE_DISCOVER_H_

#include <string>

#include "hunt/source_book.h"

namespace jobutils {

// Runs the job-discover of PATH, with the config.toml of the workspace. SIGPIPE
// must be ignored. Errors: no such program, exit status 2 or 3, death, or ten
// minutes without a byte.
LineRunner DiscoverWith(const std::string& workspace);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_SOURCE_DISCOVER_H_
