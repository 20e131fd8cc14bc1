#include "cli/message.h"

#include <unistd.h>

#include <new>
#include <string>

#include "base/file.h"
#include "base/visible.h"

namespace jobutils {
namespace {

std::string& Program() {
  static std::string name = "jobutils";
  return name;
}

// A lack of memory ends the program like any other lack: with a line and a
// status. From before main on, since that allocates too.
[[noreturn]] void EndWithoutMemory() {
  const std::string_view parts[] = {Program(), ": out of memory\n"};
  for (std::string_view part : parts) {
    (void)WriteAll(STDERR_FILENO, part, "standard error");
  }
  _exit(static_cast<int>(ExitCode::kIncomplete));
}

[[maybe_unused]] const std::new_handler handler_before =
    std::set_new_handler(EndWithoutMemory);

}  // namespace

void SetProgram(std::string_view name) { Program() = name; }

void Say(std::string_view message) {
  const std::string line = Program() + ": " + Visible(message) + "\n";
  // A message that cannot be written has nowhere else to go.
  (void)WriteAll(STDERR_FILENO, line, "standard error");
}

bool IsHintWanted(const Settings& settings) {
  return !settings.Flag("quiet") && ::isatty(STDERR_FILENO) != 0;
}

}  // namespace jobutils
