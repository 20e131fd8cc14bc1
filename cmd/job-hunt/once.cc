#include "hunt/once.h"

#include <algorithm>

#include "cli/message.h"
#include "commands.h"
#include "hunt/forecast.h"
#include "hunt/source_lines.h"

namespace jobutils {
namespace {

// As the worst of what failed ended.
ExitCode CodeOf(const RunRecord& run) {
  if (run.status == RunRecord::kSuccess) return ExitCode::kDone;
  if (run.status == RunRecord::kPartial) return ExitCode::kRecordErrors;
  const bool usage =
      std::all_of(run.errors.begin(), run.errors.end(),
                  [](const RunError& error) { return error.status == 2; });
  return usage ? ExitCode::kUsage : ExitCode::kIncomplete;
}

std::string WhyNothing(const std::string& workspace) {
  const Result<SourceLines> lines = ReadSourceLines(workspace);
  const bool none = lines && ParseSourceLines(lines->text).empty();
  return none ? "nothing to do: sources.txt names no source" : "nothing to do";
}

// By cron, who reads a line reads it because something is wrong.
bool IsNews(const RunRecord& run) {
  return run.status == RunRecord::kFailed || !run.disabled.empty();
}

Result<ExitCode> Once(Settings& settings) {
  Result<Hunt> hunt = OpenHunt(settings);
  if (!hunt) return hunt.error();
  HuntOptions options = OptionsOf(*hunt, settings);
  const std::string only = settings.Text("only");
  for (size_t i = 0; i < kPartNames.size(); ++i) {
    if (only == kPartNames[i]) options.only = static_cast<Part>(i);
  }
  options.if_due = settings.Flag("if-due");
  if (options.if_due) options.tell = [](std::string_view) {};
  options.fresh = settings.Flag("fresh");
  if (settings.Given("limit")) options.limit = settings.Count("limit");
  if (settings.Flag("dry-run")) {
    const Result<std::string> text = Forecast(options);
    return text ? Print(*text) : Result<ExitCode>(text.error());
  }
  return FinishRun(RunHunt(options), settings, options.if_due);
}

}  // namespace

HuntOptions OptionsOf(const Hunt& hunt, const Settings& settings) {
  HuntOptions options;
  options.workspace = hunt.workspace;
  options.state = hunt.state;
  options.plan = &hunt.plan;
  options.now = hunt.now;
  const bool verbose = settings.Flag("verbose");
  options.say = [verbose](std::string_view line) {
    if (verbose) Relay(line);
  };
  const bool quiet = settings.Flag("quiet");
  options.tell = [quiet](std::string_view line) {
    if (!quiet) Say(line);
  };
  return options;
}

Result<ExitCode> FinishRun(const Result<HuntEnd>& end, const Settings& settings,
                           bool quiet) {
  if (!end) return end.error();
  quiet |= settings.Flag("quiet");
  switch (end->how) {
    case HuntEnd::kNothing:
      if (!quiet) Say(WhyNothing(settings.workspace()));
      return ExitCode::kDone;
    case HuntEnd::kPaused:
      if (!quiet) {
        Say("the hunt is paused" + (end->why.empty() ? "" : ": " + end->why) +
            "; 'job-hunt resume' goes on");
      }
      return ExitCode::kDone;
    case HuntEnd::kHeld:
      if (quiet) return ExitCode::kDone;
      return IoError("another run goes on in this workspace");
    case HuntEnd::kRan:
      break;
  }
  const RunRecord& run = end->run;
  if (!quiet || IsNews(run)) Say(RunLine(run));
  for (const RunError& page : end->pages) {
    Say("'" + page.stage + "' was not made anew: " + page.message);
  }
  if (!end->pages.empty() && run.status == RunRecord::kSuccess) {
    return ExitCode::kRecordErrors;
  }
  return CodeOf(run);
}

Tool OnceCommand() {
  Tool tool;
  tool.name = "job-hunt once";
  tool.summary = "do what is due, through all steps";
  tool.examples = {
      {"job-hunt once", "what is new, from boards to drafts"},
      {"job-hunt once --if-due", "the same for cron: at the steps' own times"},
      {"job-hunt once --only scrape --fresh", "all boards, due or not"},
  };
  tool.options = {
      {"only", 0, Option::kChoice, "scrape|enrich|generate",
       "these steps and no others", "", false},
      {"if-due", 0, Option::kFlag, "",
       "steps at their times only, silent unless something fails", "", false},
      {"fresh", 0, Option::kFlag, "",
       "read all sources that may run, due or not", "", false},
      {"dry-run", 0, Option::kFlag, "", "show what would be done", "", false},
      {"limit", 'n', Option::kCount, "N", "read at most N sources", "", false,
       1},
  };
  tool.arguments = "";
  tool.streams = false;
  tool.run = Once;
  return tool;
}

}  // namespace jobutils
