// The folder that holds a person's config.toml, and that file.

#ifndef JOBUTILS_CLI_WORKSPACE_H_
#define JOBUTILS_CLI_WORKSPACE_H_

#include <string>

#include "base/result.h"
#include "config/table.h"

namespace jobutils {

// `named` (-C or JOBUTILS_WORKSPACE), which must be a folder; else the current
// folder if it holds config.toml, else $XDG_CONFIG_HOME/jobutils (~/.config)
// if that does; else "".
Result<std::string> FindWorkspace(const std::string& named);

// config.toml of the workspace, its sections checked by name; an empty table
// when there is none.
Result<Table> ReadConfig(const std::string& workspace);

}  // namespace jobutils

#endif  // JOBUTILS_CLI_WORKSPACE_H_
