// Executables that do several things: the first argument says which.

#ifndef JOBUTILS_CLI_COMMANDS_H_
#define JOBUTILS_CLI_COMMANDS_H_

#include "cli/options.h"

namespace jobutils {

// RunTool with the one of `tool.commands` that the first argument names, and
// so on down as long as that has commands itself. What comes before the name
// can only be an option that prints (--help, --version, --completion).
int RunCommands(int argc, char** argv, const Tool& tool);

}  // namespace jobutils

#endif  // JOBUTILS_CLI_COMMANDS_H_
