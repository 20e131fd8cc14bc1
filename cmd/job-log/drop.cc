#include <string>

#include "cli/message.h"
#include "cli/output.h"
#include "commands.h"
#include "log/old_segments.h"

namespace jobutils {
namespace {

Result<ExitCode> Drop(Settings& settings) {
  const Result<Time> before = ParseDate(settings.Text("before"));
  if (!before) return before.error();
  const Result<Place> place = Find(settings, Expected::kOne);
  if (!place) return place.error();
  if (!place->rest.empty()) {
    return UsageError("expected one stage, not also '" + place->rest[0] + "'");
  }
  const bool dry = settings.Flag("dry-run");
  const Result<DropPlan> plan =
      dry ? PlanDrop(place->state, place->stages[0], *before)
          : DropBefore(place->state, place->stages[0], *before);
  if (!plan) return plan.error();
  if (!plan->held_by.empty() && !settings.Flag("quiet")) {
    Say("'" + plan->held_by + "' needs segments that are older than that");
  }
  StdOutput out("log");
  for (const std::string& path : plan->paths) {
    if (dry || settings.Flag("verbose")) out.WriteLine(path);
  }
  return End(out);
}

}  // namespace

Tool DropCommand() {
  Tool tool;
  tool.name = "job-log drop";
  tool.summary = "delete old segments that every consumer has read";
  tool.examples = {
      {"job-log drop scrape --before 2026-01-01 --dry-run",
       "which ones would go"},
  };
  tool.options = {
      {"before", 'b', Option::kText, "DATE",
       "those without anything from this date on"},
      {"dry-run", 0, Option::kFlag, "", "print them, delete nothing"},
  };
  tool.arguments = "stage";
  tool.streams = false;
  tool.run = Drop;
  return tool;
}

}  // namespace jobutils
