#include <cstdio>

#include "base/file.h"
#include "base/visible.h"
#include "cli/output.h"
#include "cli/workspace.h"
#include "commands.h"
#include "hunt/tools.h"

namespace jobutils {

Result<Hunt> OpenHunt(const Settings& settings) {
  PutToolsFirst();
  Hunt hunt;
  hunt.workspace = settings.workspace();
  if (hunt.workspace.empty()) {
    return UsageError(
        "no workspace, expected --workspace or a config.toml; "
        "'job-hunt init DIR' makes one");
  }
  if (!FileExists(hunt.workspace + "/config.toml")) {
    return UsageError("no config.toml in '" + hunt.workspace +
                      "'; 'job-hunt init' makes one");
  }
  hunt.state = hunt.workspace == "." ? "state" : hunt.workspace + "/state";
  const Result<Time> now = Now();
  if (!now) return now.error();
  hunt.now = *now;
  Result<Table> config = ReadConfig(hunt.workspace);
  if (!config) return config.error();
  Result<Plan> plan = ReadPlan(hunt.workspace, *config);
  if (!plan) return plan.error();
  hunt.plan = std::move(*plan);
  return hunt;
}

void Relay(std::string_view line) {
  std::fprintf(stderr, "%s\n", Visible(line).c_str());
}

Result<ExitCode> Print(std::string_view text) {
  StdOutput out("hunt");
  out.WriteText(text);
  const Status closed = out.Close();
  if (!closed) return closed.error();
  return ExitCode::kDone;
}

}  // namespace jobutils
