// The commands of job-hunt, a file each, and what they have in common.

#ifndef JOBUTILS_CMD_JOB_HUNT_COMMANDS_H_
#define JOBUTILS_CMD_JOB_HUNT_COMMANDS_H_

#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/options.h"
#include "hunt/once.h"
#include "hunt/plan.h"

namespace jobutils {

Tool InitCommand();
Tool OnceCommand();
Tool WatchCommand();
Tool StartCommand();
Tool StopCommand();
Tool PauseCommand();
Tool ResumeCommand();
Tool AddCommand();
Tool StatusCommand();
Tool ListCommand();
Tool WhyCommand();
Tool RetryCommand();
Tool RescoreCommand();
Tool SourceCommand();  // has commands of its own
Tool MakeCommand();

// Where a hunt is, and what it is to do.
struct Hunt {
  std::string workspace;
  std::string state;  // the folder in it
  Time now = 0;
  Plan plan;
};

// Of the workspace of `settings`; an error when there is none.
Result<Hunt> OpenHunt(const Settings& settings);

// A run of it, which says what its tools say with --verbose.
HuntOptions OptionsOf(const Hunt& hunt, const Settings& settings);
// Tells a person how it ended (`quiet`: only if it went wrong), and gives the
// exit code.
Result<ExitCode> FinishRun(const Result<HuntEnd>& end, const Settings& settings,
                           bool quiet);

// A line that another tool said, as it said it, to standard error.
void Relay(std::string_view line);

// Writes `text` to standard output.
Result<ExitCode> Print(std::string_view text);

}  // namespace jobutils

#endif  // JOBUTILS_CMD_JOB_HUNT_COMMANDS_H_
