#include "cli/commands.h"

#include <string>
#include <string_view>
#include <vector>

#include "cli/filter.h"
#include "cli/option_table.h"

namespace jobutils {
namespace {

// Why none of the commands was picked.
Result<ExitCode> Refuse(const Tool& tool, const Settings& settings) {
  std::vector<std::string> known;
  for (const Tool& command : tool.commands) {
    known.emplace_back(WordOf(command));
  }
  std::string expected = "see '" + std::string(tool.name) + " --help'";
  if (settings.arguments().empty()) {
    return UsageError("expected a command, " + expected);
  }
  const std::string& word = settings.arguments()[0];
  const std::string near = Nearest(word, known);
  if (!near.empty()) expected = "did you mean '" + near + "'?";
  return UsageError("unknown command '" + word + "', " + expected);
}

}  // namespace

int RunCommands(int argc, char** argv, const Tool& tool) {
  for (const Tool& command : tool.commands) {
    if (argc < 2 || WordOf(command) != argv[1]) continue;
    argv[1] = argv[0];
    return RunCommands(argc - 1, argv + 1, command);
  }
  if (tool.commands.empty()) return RunTool(argc, argv, tool, tool.run);
  return RunTool(argc, argv, tool, [&](const Settings& settings) {
    return Refuse(tool, settings);
  });
}

}  // namespace jobutils
