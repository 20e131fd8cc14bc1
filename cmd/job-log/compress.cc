#include <string>

#include "cli/message.h"
#include "commands.h"
#include "log/old_segments.h"
#include "log/stages.h"

namespace jobutils {
namespace {

Result<ExitCode> Compress(Settings& settings) {
  const Result<Time> age = ParseAge(settings.Text("older"));
  if (!age) return age.error();
  const Result<Place> place = Find(settings, Expected::kSome);
  if (!place) return place.error();
  const Result<Time> now = Now();
  if (!now) return now.error();
  for (const std::string& stage : place->stages) {
    const Result<uint64_t> count =
        CompressBefore(FolderOf(place->state, stage), *now - *age);
    if (!count) return count.error();
    if (!settings.Flag("verbose")) continue;
    Say("'" + stage + "': " + std::to_string(*count) + " segments compressed");
  }
  return ExitCode::kDone;
}

}  // namespace

Tool CompressCommand() {
  Tool tool;
  tool.name = "job-log compress";
  tool.summary = "compress old segments";
  tool.examples = {
      {"job-log compress scrape --older 30d", "what is older than a month"},
  };
  tool.options = {
      {"older", 'o', Option::kText, "AGE",
       "those without anything newer, as 90d, 12h or 2w", "90d"},
  };
  tool.arguments = "stage ...";
  tool.streams = false;
  tool.run = Compress;
  return tool;
}

}  // namespace jobutils
