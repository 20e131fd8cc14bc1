#include "cli/message.h"
#include "commands.h"
#include "hunt/revive.h"

namespace jobutils {
namespace {

Result<ExitCode> Retry(Settings& settings) {
  if (settings.Flag("all") != settings.arguments().empty()) {
    return UsageError("expected either ids or --all");
  }
  const Result<Hunt> hunt = OpenHunt(settings);
  if (!hunt) return hunt.error();
  const Result<std::vector<Revived>> asked =
      Revive(hunt->state, hunt->plan, settings.arguments(), hunt->now);
  if (!asked) return asked.error();
  if (settings.Flag("quiet")) return ExitCode::kDone;
  if (asked->empty()) Say("nothing was given up");
  for (const Revived& one : *asked) {
    Say("'" + one.stage + "' will try " + std::to_string(one.count) +
        (one.count == 1 ? " listing" : " listings") + " again");
  }
  return ExitCode::kDone;
}

}  // namespace

Tool RetryCommand() {
  Tool tool;
  tool.name = "job-hunt retry";
  tool.summary = "have the next run try again what failed";
  tool.examples = {
      {"job-hunt retry --all", "all that was given up, in every step"},
      {"job-hunt retry lever:acme:1", "this one, wherever it failed"},
  };
  tool.options = {
      {"all", 'a', Option::kFlag, "", "all that was given up", "", false},
  };
  tool.arguments = "[id ...]";
  tool.streams = false;
  tool.run = Retry;
  return tool;
}

}  // namespace jobutils
