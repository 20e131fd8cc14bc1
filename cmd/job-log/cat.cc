#include "cli/output.h"
#include "commands.h"
#include "log/stages.h"

namespace jobutils {
namespace {

Result<ExitCode> Cat(Settings& settings) {
  const Result<Place> place = Find(settings, Expected::kSome);
  if (!place) return place.error();
  Selection selection;
  selection.kind = settings.Text("kind");
  if (!settings.Flag("all")) {
    if (settings.Flag("dropped")) selection.groups.push_back(Group::kDropped);
    if (settings.Flag("dead")) selection.groups.push_back(Group::kDead);
    if (selection.groups.empty()) selection.groups.push_back(Group::kLive);
  }
  StdOutput out("log");
  Status done = Ok{};
  for (const std::string& stage : place->stages) {
    if (done && !out.closed()) {
      done = CatRecords(FolderOf(place->state, stage), selection, To(out));
    }
  }
  return End(out, done);
}

}  // namespace

Tool CatCommand() {
  Tool tool;
  tool.name = "job-log cat";
  tool.summary = "the records of a step, the last one of each id";
  tool.examples = {
      {"job-log cat score | job-table", "the live ones"},
      {"job-log cat --dropped filter | jq -r .outcome.rule | sort | uniq -c",
       "what took how many out"},
  };
  tool.options = {
      {"all", 'a', Option::kFlag, "", "also those that are not live"},
      {"dropped", 0, Option::kFlag, "", "those with an outcome"},
      {"dead", 0, Option::kFlag, "", "those whose tries are spent"},
      {"kind", 'k', Option::kText, "KIND", "only records of this kind"},
  };
  tool.arguments = "stage ...";
  tool.streams = false;
  tool.run = Cat;
  return tool;
}

}  // namespace jobutils
