#include "hunt/make.h"

#include "cli/message.h"
#include "commands.h"
#include "hunt/variables.h"

namespace jobutils {
namespace {

Result<ExitCode> Make(Settings& settings) {
  const Result<Hunt> hunt = OpenHunt(settings);
  if (!hunt) return hunt.error();
  if (settings.arguments().empty()) {
    return UsageError("expected a target of hunt.mk, such as 'report.html'");
  }
  MakeOptions options;
  options.workspace = hunt->workspace;
  options.goals = settings.arguments();
  options.variables = VariablesOf(hunt->plan);
  options.say = Relay;
  const Result<MakeResult> made = RunMake(options);
  if (!made) return made.error();
  for (const MakeFailure& failure : made->failures) {
    Say("'" + failure.goal + "' ended with exit status " +
        std::to_string(failure.status));
  }
  const bool whole = made->failures.empty() && !made->stopped;
  return whole ? ExitCode::kDone : ExitCode::kIncomplete;
}

}  // namespace

Tool MakeCommand() {
  Tool tool;
  tool.name = "job-hunt make";
  tool.summary = "make a step or a page of hunt.mk";
  tool.examples = {
      {"job-hunt make report.html", "the page, if anything is new"},
      {"job-hunt make score match", "two of the steps"},
  };
  tool.arguments = "target ...";
  tool.streams = false;
  tool.run = Make;
  return tool;
}

}  // namespace jobutils
