#include "commands.h"
#include "hunt/health.h"

namespace jobutils {
namespace {

Result<ExitCode> ShowStatus(Settings& settings) {
  const bool json = settings.Flag("json");
  const bool metrics = settings.Flag("prometheus");
  if (json && metrics) {
    return UsageError("expected either --json or --prometheus");
  }
  const Result<Hunt> hunt = OpenHunt(settings);
  if (!hunt) return hunt.error();
  const Health health =
      Examine(hunt->workspace, hunt->state, hunt->plan, hunt->now);
  const Result<ExitCode> printed =
      Print(json      ? HealthJson(health)
            : metrics ? HealthMetrics(health)
                      : HealthText(health, hunt->now));
  if (!printed) return printed;
  return health.problems.empty() ? ExitCode::kDone : ExitCode::kRecordErrors;
}

}  // namespace

Tool StatusCommand() {
  Tool tool;
  tool.name = "job-hunt status";
  tool.summary = "whether all is well, step by step and source by source";
  tool.examples = {
      {"job-hunt status", "for a person; exits 1 when something is wrong"},
      {"job-hunt status --json | jq -r 'select(.kind == \"hunt\").problems[]?'",
       "what is wrong, a line each"},
      {"job-hunt status --prometheus >/var/lib/node_exporter/hunt.prom",
       "for the text file collector"},
  };
  tool.options = {
      {"json", 'j', Option::kFlag, "", "records, not a table", "", false},
      {"prometheus", 0, Option::kFlag, "", "metrics for Prometheus", "", false},
  };
  tool.arguments = "";
  tool.streams = false;
  tool.run = ShowStatus;
  return tool;
}

}  // namespace jobutils
