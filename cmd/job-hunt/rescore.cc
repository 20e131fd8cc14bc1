#include "commands.h"

namespace jobutils {
namespace {

Result<ExitCode> Rescore(Settings& settings) {
  const Result<Hunt> hunt = OpenHunt(settings);
  if (!hunt) return hunt.error();
  HuntOptions options = OptionsOf(*hunt, settings);
  options.again = settings.Text("from");
  const StagePlan* const stage = hunt->plan.Find(options.again);
  if (!stage->enabled) {
    return UsageError("the step '" + stage->name +
                      "' is off: " + stage->why_not);
  }
  return FinishRun(RunHunt(options), settings, false);
}

}  // namespace

Tool RescoreCommand() {
  Tool tool;
  tool.name = "job-hunt rescore";
  tool.summary = "judge all listings once more, after rules have changed";
  tool.examples = {
      {"job-hunt rescore", "scores, and what follows from them"},
      {"job-hunt rescore --from filter", "after a change of [filter]"},
  };
  tool.options = {
      {"from", 0, Option::kChoice,
       "filter|details|lookup-company|extract|score|match|draft",
       "the first step to run over all of its listings", "score", false},
  };
  tool.arguments = "";
  tool.streams = false;
  tool.run = Rescore;
  return tool;
}

}  // namespace jobutils
