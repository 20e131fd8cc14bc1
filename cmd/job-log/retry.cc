#include "log/retry.h"

#include "commands.h"

namespace jobutils {
namespace {

Result<ExitCode> Retry(Settings& settings) {
  const Result<Place> place = Find(settings, Expected::kOne);
  if (!place) return place.error();
  if (settings.Flag("all") != place->rest.empty()) {
    return UsageError("expected either ids or --all");
  }
  const Result<Time> now = Now();
  if (!now) return now.error();
  const Status asked = RequestRetry(place->folder(), place->rest, *now);
  if (!asked) return asked.error();
  return ExitCode::kDone;
}

}  // namespace

Tool RetryCommand() {
  Tool tool;
  tool.name = "job-log retry";
  tool.summary = "have a step try records again";
  tool.examples = {
      {"job-log retry extract --all", "all that are dead"},
      {"job-log retry extract lever:acme:1", "this one"},
  };
  tool.options = {
      {"all", 'a', Option::kFlag, "", "all that are dead"},
  };
  tool.arguments = "stage [id ...]";
  tool.streams = false;
  tool.run = Retry;
  return tool;
}

}  // namespace jobutils
