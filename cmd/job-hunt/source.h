// The commands of `job-hunt source`.

#ifndef JOBUTILS_CMD_JOB_HUNT_SOURCE_H_
#define JOBUTILS_CMD_JOB_HUNT_SOURCE_H_

#include "base/result.h"
#include "cli/options.h"
#include "commands.h"
#include "hunt/source_book.h"

namespace jobutils {

Tool SourceAddCommand();
Tool SourceListCommand();

Result<SourceBook> OpenSources(const Hunt& hunt);

}  // namespace jobutils

#endif  // JOBUTILS_CMD_JOB_HUNT_SOURCE_H_
