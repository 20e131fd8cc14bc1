// Whether a step's results would come out otherwise today.

#ifndef JOBUTILS_STEP_CONFIG_HASH_H_
#define JOBUTILS_STEP_CONFIG_HASH_H_

#include <string>
#include <vector>

#include "base/result.h"

namespace jobutils {

// 16 hex digits that change with the content of what a filter is set up by:
// config.toml and profile.json of the workspace, and each file that an argument
// of the command names, as a word of its own or behind `=`. Of a command that
// names tools of jobutils only their sections of config.toml count, and the
// profile if one of them reads it. Left out are the
// filter itself, folders, files above 4 MiB, and streams (.ndjson), which grow
// by being used. "" when there is no such file.
Result<std::string> ConfigHash(const std::string& workspace,
                               const std::vector<std::string>& command);

}  // namespace jobutils

#endif  // JOBUTILS_STEP_CONFIG_HASH_H_
