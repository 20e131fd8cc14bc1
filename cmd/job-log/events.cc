#include "log/events.h"

#include "cli/output.h"
#include "commands.h"

namespace jobutils {
namespace {

Result<ExitCode> Events(Settings& settings) {
  const Result<Place> place = Find(settings, Expected::kAny);
  if (!place) return place.error();
  StdOutput out("log");
  return End(out, GiveEvents(place->state, place->stages, To(out)));
}

}  // namespace

Tool EventsCommand() {
  Tool tool;
  tool.name = "job-log events";
  tool.summary = "what happened to each listing, step by step";
  tool.examples = {
      {"job-log events | grep -F '\"id\":\"lever:acme:1\"'", "the life of one"},
      {"job-log events | jq -r '[.at[:10], .name, .status] | @tsv' | sort |\n"
       "      uniq -c",
       "day by day"},
  };
  tool.arguments = "[stage ...]";
  tool.streams = false;
  tool.run = Events;
  return tool;
}

}  // namespace jobutils
