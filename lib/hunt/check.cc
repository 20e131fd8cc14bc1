#include "hunt/check.h"

#include "hunt/command.h"
#include "hunt/tools.h"

namespace jobutils {
namespace {

// What runs them.
constexpr const char* kRunners[] = {"make", "bash", "job-step"};

// The tools that a stage's recipe runs, see hunt.mk.
std::vector<std::string> ToolsOf(const std::string& stage) {
  if (stage == "scrape") return {"job-scrape", "job-diff"};
  if (stage == "details") return {};  // those of scrape and filter
  return {"job-" + stage};
}

RunError WhatIsWrong(const std::string& stage, const std::string& tool,
                     const CommandEnd& end) {
  const std::string said = end.LastLine();
  if (!said.empty()) return {stage, said, end.status};
  return {stage,
          "'" + tool + "' ended with exit status " + std::to_string(end.status),
          end.status};
}

}  // namespace

std::vector<RunError> FindMissingTools(
    const std::vector<const StagePlan*>& stages) {
  std::vector<RunError> errors;
  const auto find = [&](const std::string& stage, const std::string& tool) {
    if (IsInPath(tool)) return;
    errors.push_back({stage, "cannot run '" + tool + "': it is not there", 2});
  };
  for (const char* runner : kRunners) find("", runner);
  for (const StagePlan* stage : stages) {
    for (const std::string& tool : ToolsOf(stage->name)) {
      find(stage->name, tool);
    }
  }
  return errors;
}

Result<std::vector<RunError>> TryTools(
    const std::string& workspace, const std::vector<const StagePlan*>& stages) {
  std::vector<std::string> of_stage;
  std::vector<std::vector<std::string>> commands;
  for (const StagePlan* stage : stages) {
    for (const std::string& tool : ToolsOf(stage->name)) {
      of_stage.push_back(stage->name);
      commands.push_back({tool, "-q", "-C", workspace});
    }
  }
  const Result<std::vector<CommandEnd>> ends = RunCommands(commands, "");
  if (!ends) return ends.error();
  std::vector<RunError> errors;
  for (size_t i = 0; i < ends->size(); ++i) {
    const CommandEnd& end = (*ends)[i];
    if (end.status == 0) continue;
    errors.push_back(WhatIsWrong(of_stage[i], commands[i][0], end));
  }
  return errors;
}

}  // namespace jobutils
