#include "cli/message.h"

#include <unistd.h>

#include <string>

#include "base/file.h"
#include "base/visible.h"

namespace jobutils {
namespace {

const char* program = "jobutils";

}  // namespace

void SetProgram(const char* name) { program = name; }

void Say(std::string_view message) {
  const std::string line =
      std::string(program) + ": " + Visible(message) + "\n";
  // A message that cannot be written has nowhere else to go.
  (void)WriteAll(STDERR_FILENO, line, "standard error");
}

bool IsHintWanted(const Settings& settings) {
  return !settings.Flag("quiet") && ::isatty(STDERR_FILENO) != 0;
}

}  // namespace jobutils
