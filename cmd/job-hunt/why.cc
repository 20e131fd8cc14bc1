#include "commands.h"
#include "hunt/decisions.h"
#include "hunt/find_listing.h"

namespace jobutils {
namespace {

Result<ExitCode> Why(Settings& settings) {
  if (settings.arguments().empty()) {
    return UsageError("expected an id, a part of one or a URL");
  }
  const Result<Hunt> hunt = OpenHunt(settings);
  if (!hunt) return hunt.error();
  const bool json = settings.Flag("json");
  std::string text;
  for (const std::string& what : settings.arguments()) {
    const Result<FoundListing> found =
        FindListing(hunt->state, hunt->plan, what);
    if (!found) return found.error();
    const auto decisions =
        DecisionsOn(*found, hunt->state, hunt->plan, hunt->now);
    if (!decisions) return decisions.error();
    if (!json && !text.empty()) text += '\n';
    text += json ? DecisionsJson(*found, *decisions)
                 : DecisionsText(*found, hunt->plan, *decisions);
  }
  return Print(text);
}

}  // namespace

Tool WhyCommand() {
  Tool tool;
  tool.name = "job-hunt why";
  tool.summary = "every decision about a listing, step by step";
  tool.examples = {
      {"job-hunt why lever:acme:1", "by its id, or a part of it"},
      {"job-hunt why https://jobs.lever.co/acme/1", "by its URL"},
      {"job-hunt why --json lever:acme:1 | jq -r .verdict", "for a program"},
  };
  tool.options = {
      {"json", 'j', Option::kFlag, "", "records, not text", "", false},
  };
  tool.arguments = "id ...";
  tool.streams = false;
  tool.run = Why;
  return tool;
}

}  // namespace jobutils
