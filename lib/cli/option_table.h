// The whole option table of a tool: its own and the common ones.

#ifndef JOBUTILS_CLI_OPTION_TABLE_H_
#define JOBUTILS_CLI_OPTION_TABLE_H_

#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"

namespace jobutils {

// "job-log" of the tool "job-log cat".
std::string_view ExecutableOf(const Tool& tool);
// "cat" of the tool "job-log cat".
std::string_view WordOf(const Tool& tool);

// The tool's options, then the common ones that mean something to it and whose
// name and letter are free.
std::vector<Option> AllOptions(const Tool& tool);

// The alternatives of a choice: "a|b" is {"a","b"}.
std::vector<std::string> Alternatives(const Option& option);

// --help: what it is, examples, commands, options.
std::string HelpText(const Tool& tool);

// A completion script for bash, zsh or fish, commands included; "" for another
// shell.
std::string CompletionScript(const Tool& tool, std::string_view shell);

}  // namespace jobutils

#endif  // JOBUTILS_CLI_OPTION_TABLE_H_
