#include "commands.h"
#include "hunt/run_book.h"

namespace jobutils {
namespace {

Result<ExitCode> Pause(Settings& settings) {
  const Result<Hunt> hunt = OpenHunt(settings);
  if (!hunt) return hunt.error();
  const Result<RunStanding> before = ReadRunStanding(hunt->state);
  if (!before) return before.error();
  if (before->paused) {
    const std::string& why = before->paused->what;
    return UsageError("the hunt is paused already" +
                      (why.empty() ? "" : ": " + why));
  }
  const Status paused =
      AppendRun(hunt->state, hunt->now, [&](RunStanding& standing) {
        standing.paused =
            RunStanding::Since{hunt->now, settings.Text("reason")};
        return "";
      });
  if (!paused) return paused.error();
  return ExitCode::kDone;
}

Result<ExitCode> Resume(Settings& settings) {
  const Result<Hunt> hunt = OpenHunt(settings);
  if (!hunt) return hunt.error();
  const Result<RunStanding> before = ReadRunStanding(hunt->state);
  if (!before) return before.error();
  if (!before->paused) return UsageError("the hunt is not paused");
  const Status resumed =
      AppendRun(hunt->state, hunt->now, [](RunStanding& standing) {
        standing.paused.reset();
        return "";
      });
  if (!resumed) return resumed.error();
  return ExitCode::kDone;
}

}  // namespace

Tool PauseCommand() {
  Tool tool;
  tool.name = "job-hunt pause";
  tool.summary = "do nothing until the hunt is resumed";
  tool.examples = {
      {"job-hunt pause --reason 'on holiday'", "runs do nothing, and say why"},
  };
  tool.options = {
      {"reason", 0, Option::kText, "TEXT", "why, for status", "", false},
  };
  tool.arguments = "";
  tool.streams = false;
  tool.run = Pause;
  return tool;
}

Tool ResumeCommand() {
  Tool tool;
  tool.name = "job-hunt resume";
  tool.summary = "end a pause";
  tool.examples = {
      {"job-hunt resume", "the next run catches up"},
  };
  tool.arguments = "";
  tool.streams = false;
  tool.run = Resume;
  return tool;
}

}  // namespace jobutils
