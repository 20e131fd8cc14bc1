// Running a command to its end.

#ifndef JOBUTILS_HUNT_COMMAND_H_
#define JOBUTILS_HUNT_COMMAND_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace jobutils {

struct CommandEnd {
  int status = 0;    // its exit status; 128 when a signal ended it
  std::string said;  // on standard output and standard error

  // Without its LF.
  std::string LastLine() const;
};

// Runs `command`, looked up in PATH, with `input` on its standard input. An
// error when it cannot run, or when a signal asks us to stop meanwhile.
Result<CommandEnd> RunCommand(const std::vector<std::string>& command,
                              std::string_view input);
// The same of several that run side by side; their ends are in their order.
Result<std::vector<CommandEnd>> RunCommands(
    const std::vector<std::vector<std::string>>& commands,
    std::string_view input);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_COMMAND_H_
