// The commands of job-log, a file each, and what they have in common.

#ifndef JOBUTILS_CMD_JOB_LOG_COMMANDS_H_
#define JOBUTILS_CMD_JOB_LOG_COMMANDS_H_

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/options.h"
#include "cli/output.h"
#include "log/cat.h"

namespace jobutils {

Tool CatCommand();
Tool StatusCommand();
Tool VerifyCommand();
Tool RetryCommand();
Tool CompressCommand();
Tool DropCommand();
Tool TailCommand();
Tool EventsCommand();

// What the arguments of a command name.
struct Place {
  std::string state;                // the workspace's state folder
  std::vector<std::string> stages;  // each has a journal
  std::vector<std::string> rest;    // arguments behind a single stage

  // Of the first stage.
  std::string folder() const;
};

enum class Expected {
  kAny,   // stages, or none for all
  kSome,  // stages
  kOne,   // a stage, then something else
};

// A usage error when there is no workspace, or the arguments are others.
Result<Place> Find(const Settings& settings, Expected expected);

LineSink To(StdOutput& out);

// Closes the output; how a run ends whose work ended with `done`.
Result<ExitCode> End(StdOutput& out, const Status& done = Ok{},
                     ExitCode code = ExitCode::kDone);

}  // namespace jobutils

#endif  // JOBUTILS_CMD_JOB_LOG_COMMANDS_H_
