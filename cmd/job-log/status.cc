#include "log/status.h"

#include <vector>

#include "cli/message.h"
#include "cli/output.h"
#include "commands.h"

namespace jobutils {
namespace {

Result<ExitCode> ShowStatus(Settings& settings) {
  const Result<Place> place = Find(settings, Expected::kAny);
  if (!place) return place.error();
  const Result<Time> now = Now();
  if (!now) return now.error();
  std::vector<StageStatus> all;
  ExitCode code = ExitCode::kDone;
  for (const std::string& stage : place->stages) {
    all.push_back(StatusOf(settings.workspace(), place->state, stage));
    if (all.back().trouble.empty()) continue;
    Say(all.back().trouble);
    code = ExitCode::kIncomplete;
  }
  StdOutput out("log");
  if (!settings.Flag("json")) {
    out.WriteText(StatusTable(all, *now));
    return End(out, Ok{}, code);
  }
  for (const StageStatus& status : all) out.WriteLine(StatusJson(status));
  return End(out, Ok{}, code);
}

}  // namespace

Tool StatusCommand() {
  Tool tool;
  tool.name = "job-log status";
  tool.summary = "how the steps stand";
  tool.examples = {
      {"job-log status", "a table of all"},
      {"job-log status --json | jq -r 'select(.dead > 0).id'",
       "where something is dead"},
  };
  tool.options = {
      {"json", 'j', Option::kFlag, "", "a record a stage, not a table"},
  };
  tool.arguments = "[stage ...]";
  tool.streams = false;
  tool.run = ShowStatus;
  return tool;
}

}  // namespace jobutils
