#include "hunt/add.h"

#include <unistd.h>

#include "base/visible.h"
#include "cli/message.h"
#include "commands.h"

namespace jobutils {
namespace {

constexpr size_t kMostInput = 64 << 20;

Result<std::string> ReadStdin() {
  std::string text;
  char block[64 << 10];
  for (;;) {
    const ssize_t got = read(STDIN_FILENO, block, sizeof block);
    if (got == 0) return text;
    if (got < 0) return IoError("cannot read standard input");
    text.append(block, static_cast<size_t>(got));
    if (text.size() > kMostInput) return UsageError("more than 64 MiB to add");
  }
}

// What is to be added, as NDJSON.
Result<std::string> Listings(const Hunt& hunt, const Settings& settings) {
  const std::string& what = settings.arguments()[0];
  if (what != "-") return FetchListing(hunt.workspace, what);
  Result<std::string> text = ReadStdin();
  if (!text) return text;
  const size_t begin = text->find_first_not_of(" \t\r\n");
  if (begin != text->npos && (*text)[begin] == '{') return text;
  return ListingOfText({*text, settings.Text("company"), settings.Text("url")},
                       hunt.now);
}

Result<ExitCode> Add(Settings& settings) {
  const Result<Hunt> hunt = OpenHunt(settings);
  if (!hunt) return hunt.error();
  if (settings.arguments().size() != 1) {
    return UsageError("expected the URL of a listing, or - for its text");
  }
  const Result<std::string> listings = Listings(*hunt, settings);
  if (!listings) return listings.error();
  const auto ids = AddListings(hunt->workspace, *listings);
  if (!ids) return ids.error();
  std::string text;
  for (const std::string& id : *ids) text += Visible(id) + '\n';
  if (IsHintWanted(settings)) Say("'job-hunt once' goes on with it");
  return Print(text);
}

}  // namespace

Tool AddCommand() {
  Tool tool;
  tool.name = "job-hunt add";
  tool.summary = "add a listing by hand, which no rule takes out";
  tool.examples = {
      {"job-hunt add https://jobs.lever.co/acme/4711", "one from a board"},
      {"job-hunt add - --company Acme <listing.txt",
       "a text, the title in its first line"},
      {"job-hunt add - <listing.ndjson", "records"},
  };
  tool.options = {
      {"company", 0, Option::kText, "NAME", "who offers it, of a text", "",
       false},
      {"url", 0, Option::kText, "URL", "where it stands, of a text", "", false},
  };
  tool.arguments = "url|-";
  tool.streams = false;
  tool.run = Add;
  return tool;
}

}  // namespace jobutils
