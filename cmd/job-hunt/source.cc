#include "source.h"

#include <utility>

#include "hunt/once.h"

namespace jobutils {
namespace {

Result<ExitCode> Change(const Settings& settings, SourceEvent event,
                        const std::string& reason) {
  if (settings.arguments().empty()) {
    return UsageError(
        "expected the id of a source, see 'job-hunt source list'");
  }
  const Result<Hunt> hunt = OpenHunt(settings);
  if (!hunt) return hunt.error();
  Result<SourceBook> book = OpenSources(*hunt);
  if (!book) return book.error();
  const Status changed = book->Apply(settings.arguments(), event, reason);
  if (!changed) return changed.error();
  return ExitCode::kDone;
}

Tool ChangeCommand(const char* name, const char* summary, Example example,
                   SourceEvent event) {
  Tool tool;
  tool.name = name;
  tool.summary = summary;
  tool.examples = {example};
  const bool asks_why = event == SourceEvent::kPaused ||
                        event == SourceEvent::kStopped ||
                        event == SourceEvent::kArchived;
  if (asks_why) {
    tool.options = {
        {"reason", 0, Option::kText, "TEXT", "why, for the list", "", false},
    };
  }
  tool.arguments = "id ...";
  tool.streams = false;
  tool.run = [event, asks_why](Settings& settings) {
    return Change(settings, event, asks_why ? settings.Text("reason") : "");
  };
  return tool;
}

Result<ExitCode> RunNow(Settings& settings) {
  if (settings.arguments().empty()) {
    return UsageError(
        "expected the id of a source, see 'job-hunt source list'");
  }
  const Result<Hunt> hunt = OpenHunt(settings);
  if (!hunt) return hunt.error();
  HuntOptions options = OptionsOf(*hunt, settings);
  options.sources = settings.arguments();
  return FinishRun(RunHunt(options), settings, false);
}

Tool RunCommand() {
  Tool tool;
  tool.name = "job-hunt source run";
  tool.summary = "read sources now, due or not";
  tool.examples = {{"job-hunt source run lever:acme", "and all steps behind"}};
  tool.arguments = "id ...";
  tool.streams = false;
  tool.run = RunNow;
  return tool;
}

}  // namespace

Result<SourceBook> OpenSources(const Hunt& hunt) {
  SourceBookOptions options;
  options.workspace = hunt.workspace;
  options.policy = hunt.plan.sources;
  options.now = hunt.now;
  return SourceBook::Open(std::move(options));
}

Tool SourceCommand() {
  Tool tool;
  tool.name = "job-hunt source";
  tool.summary = "add boards, and say which are read";
  tool.examples = {
      {"job-hunt source list", "how they stand, and when they are due"},
      {"job-hunt source add https://jobs.lever.co/acme", "one more"},
  };
  tool.arguments = "command [option ...] [argument ...]";
  tool.commands = {
      SourceAddCommand(),
      ChangeCommand("job-hunt source confirm", "let sources run",
                    {"job-hunt source confirm lever:acme",
                     "one that a page led to only perhaps"},
                    SourceEvent::kConfirmed),
      SourceListCommand(),
      ChangeCommand("job-hunt source pause", "do not read sources for a while",
                    {"job-hunt source pause lever:acme --reason 'on holiday'",
                     "it keeps its place"},
                    SourceEvent::kPaused),
      ChangeCommand("job-hunt source resume",
                    "read what was paused, stopped or disabled again",
                    {"job-hunt source resume lever:acme",
                     "it is due as its schedule says"},
                    SourceEvent::kResumed),
      ChangeCommand("job-hunt source stop", "do not read sources any more",
                    {"job-hunt source stop lever:acme", "until it is resumed"},
                    SourceEvent::kStopped),
      ChangeCommand("job-hunt source archive",
                    "keep sources for the record only",
                    {"job-hunt source archive lever:acme", "list it no longer"},
                    SourceEvent::kArchived),
      RunCommand(),
  };
  return tool;
}

}  // namespace jobutils
