// Where the tools are.

#ifndef JOBUTILS_HUNT_TOOLS_H_
#define JOBUTILS_HUNT_TOOLS_H_

#include <string>

namespace jobutils {

// The file that this process runs, "" when the system does not say.
std::string OwnPath();

// Whether PATH leads to a program of this name.
bool IsInPath(const std::string& name);

// Puts the folder of this executable at the begin of PATH, so that the tools
// beside it are found where nobody has set a PATH for them, as under cron.
void PutToolsFirst();

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_TOOLS_H_
