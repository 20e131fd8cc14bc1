// Lines for a person on stderr: "job-score: message".

#ifndef JOBUTILS_CLI_MESSAGE_H_
#define JOBUTILS_CLI_MESSAGE_H_

#include <string_view>

#include "cli/options.h"

namespace jobutils {

// The name that goes before each message; set once, by RunFilter or RunTool.
void SetProgram(std::string_view name);

// Writes one line. What a terminal would act on is shown, not sent.
void Say(std::string_view message);

// Whether a person at a terminal would want a hint: stderr is one, and they
// did not ask for quiet.
bool IsHintWanted(const Settings& settings);

}  // namespace jobutils

#endif  // JOBUTILS_CLI_MESSAGE_H_
