// The system's timer, which starts a hunt at its times.

#ifndef JOBUTILS_HUNT_TIMER_H_
#define JOBUTILS_HUNT_TIMER_H_

#include <string>

#include "base/result.h"

namespace jobutils {

// The line of crontab(5) for a workspace, an absolute path.
std::string CrontabLine(const std::string& workspace);

// Installs `job-hunt once --if-due` for a workspace, an absolute path, with
// `timer`: "cron", "systemd", "launchd", or "auto" for what the system has.
// What is there for it already is replaced. The result is a line that says
// where it is.
Result<std::string> StartTimer(const std::string& workspace,
                               const std::string& timer);

// Takes it out again; nothing when it is not there.
Status StopTimer(const std::string& workspace, const std::string& timer);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_TIMER_H_
