// job-step: a filter that remembers what it has done.

#include <unistd.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "cli/filter.h"
#include "cli/message.h"
#include "schedule/local_time.h"
#include "step/step.h"

namespace jobutils {
namespace {

constexpr std::string_view kStdin = "-";

std::vector<std::string> Split(const std::string& list) {
  std::vector<std::string> names;
  for (size_t begin = 0; begin <= list.size();) {
    const size_t end = std::min(list.find(',', begin), list.size());
    names.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

Error BadName(const std::string& name) {
  return UsageError("'" + name +
                    "' is no name of a stage, expected lower-case letters, "
                    "digits, '-', '_' and '.'");
}

// The names, and what goes together.
Status ReadWords(const Settings& settings, StepOptions& options) {
  const std::vector<std::string>& words = settings.arguments();
  if (words.empty()) return UsageError("expected the name of a stage");
  options.stage = words[0];
  if (!IsStageName(options.stage)) return BadName(options.stage);
  options.again = settings.Flag("again");
  options.ids.insert(words.begin() + 1, words.end());
  if (!options.again && !options.ids.empty()) {
    return UsageError("unexpected argument '" + words[1] +
                      "': ids need --again");
  }
  if (options.again && settings.Given("daily")) {
    return UsageError("--again takes no --daily");
  }
  if (!settings.Given("from")) return UsageError("expected --from");
  if (settings.Text("from") == kStdin) {
    if (options.command.empty() && !options.again && !settings.Given("daily")) {
      return Ok{};
    }
    return UsageError("--from - takes no filter, --again or --daily");
  }
  if (options.command.empty()) {
    return UsageError("expected a filter behind '--'");
  }
  for (const std::string& name : Split(settings.Text("from"))) {
    if (!IsStageName(name)) return BadName(name);
    const auto& seen = options.upstreams;
    if (name == options.stage ||
        std::find(seen.begin(), seen.end(), name) != seen.end()) {
      return UsageError("--from names '" + name +
                        "', which is the step itself or there twice");
    }
    options.upstreams.push_back(name);
  }
  return Ok{};
}

Result<ExitCode> Run(Settings& settings, std::vector<std::string> command) {
  StepOptions options;
  options.command = std::move(command);
  const Status read = ReadWords(settings, options);
  if (!read) return read.error();
  options.workspace = settings.workspace();
  if (options.workspace.empty()) {
    return UsageError("no workspace, expected --workspace or a config.toml");
  }
  options.batch = static_cast<size_t>(settings.Count("batch"));
  options.jobs = static_cast<size_t>(settings.Count("jobs"));
  options.timeout = std::chrono::seconds(settings.Count("timeout"));
  options.policy.tries = static_cast<uint64_t>(settings.Count("tries"));
  options.policy.waits = static_cast<uint64_t>(settings.Count("waits"));
  if (settings.Flag("wait")) options.if_held = IfHeld::kWait;
  if (settings.Flag("if-free")) options.if_held = IfHeld::kSkip;
  options.now = *Now();
  if (settings.Given("daily")) {
    options.daily = static_cast<uint64_t>(settings.Count("daily"));
    options.day = FormatDay(LocalOf(options.now));
  }
  const bool quiet = settings.Flag("quiet");
  options.say = [quiet](std::string_view message) {
    if (!quiet) Say(message);
  };
  return options.upstreams.empty() ? RunIntake(options, STDIN_FILENO)
                                   : RunStep(options);
}

Tool Describe() {
  Tool tool;
  tool.name = "job-step";
  tool.summary = "run a filter as a durable step over a journal";
  tool.examples = {
      {"job-scrape sources.ndjson | job-step scrape --from -",
       "journal what comes in, with a commit behind each source"},
      {"job-step score --from scrape -- job-score",
       "score what is new, and what is due to be tried again"},
      {"job-step -j 4 --batch 10 lookup-company --from filter -- "
       "job-lookup-company",
       "four batches of ten records side by side"},
      {"job-step score --again --from scrape -- job-score",
       "score everything anew, after the rules have changed"},
  };
  tool.options = {
      {"from", 'f', Option::kText, "STAGES",
       "read what is new in their journals, or stdin: -", "", false},
      {"batch", 'b', Option::kCount, "N", "records a batch, at most", "1000",
       false, 1, 100000},
      {"jobs", 'j', Option::kCount, "N", "run N batches side by side", "1",
       false, 1, 64},
      {"timeout", 't', Option::kCount, "SECONDS",
       "kill a filter that moves no byte for so long", "600", false, 1, 86400},
      {"tries", 0, Option::kCount, "N", "give a record up after N tries", "3",
       false, 1, 1000},
      {"waits", 0, Option::kCount, "N",
       "let a record wait for others N times, then go on without", "5", false,
       1, 1000},
      {"daily", 0, Option::kCount, "N",
       "let no more than N live listings in on one day", "", false},
      {"again", 'a', Option::kFlag, "",
       "run all records of the stages once more, or those named", "", false},
      {"wait", 'w', Option::kFlag, "",
       "wait for another process that works on the step", "", false},
      {"if-free", 0, Option::kFlag, "",
       "do nothing, and exit 0, if another process does", "", false},
  };
  tool.arguments = "name [id ...] [-- filter [argument ...]]";
  tool.streams = false;
  return tool;
}

}  // namespace
}  // namespace jobutils

// What stands behind the first "--" is the filter's.
int main(int argc, char** argv) {
  char** const end = std::find(argv, argv + argc, std::string_view("--"));
  const std::vector<std::string> command(std::min(end + 1, argv + argc),
                                         argv + argc);
  return jobutils::RunTool(static_cast<int>(end - argv), argv,
                           jobutils::Describe(),
                           [&command](jobutils::Settings& settings) {
                             return jobutils::Run(settings, command);
                           });
}
