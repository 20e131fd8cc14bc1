#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/output.h"
#include "commands.h"
#include "hunt/listing_status.h"
#include "hunt/listings.h"
#include "pick/pick.h"
#include "table/columns.h"
#include "table/summary.h"
#include "table/table_writer.h"
#include "table/terminal.h"

namespace jobutils {
namespace {

// Of a record what the table and its order need.
std::string Shown(const Record& listing) {
  JsonObject json;
  for (const char* key : {"kind", "id", "url", "title", "company", "outcome",
                          "error", "score", "standing"}) {
    if (const Json value = listing.Get(key)) json.Raw(key, value.raw());
  }
  return json.str();
}

// An id is of use whole, so it stands where there is room.
std::string IdAndReason(const Record& record, Form, Time) {
  const std::string because =
      record.Get("standing")["because"].AsString().value_or("");
  return record.Text("id") + (because.empty() ? "" : " — " + because);
}

std::string Since(const Record& record, Form, Time now) {
  return FormatAge(record.Get("standing")["since"], now);
}

std::vector<Column> Columns() {
  std::vector<Column> columns = *ParseColumns(
      "score,standing.status,standing.stage,standing.since,title,company,id");
  columns[1].heading = "STATUS";
  columns[1].floor = 0;
  columns[1].weight = 9;
  columns[2].heading = "STEP";
  columns[2].floor = 0;
  columns[3].heading = "SINCE";
  columns[3].text = Since;
  columns[6].text = IdAndReason;
  columns[6].below = true;
  return columns;
}

void WriteTable(const std::vector<std::string>& lines, const Summary& all,
                size_t count, Time now, StdOutput& out) {
  TableWriter writer(Columns(), LookOf("auto", "auto", 0), now, true);
  std::string text;
  Record record;
  for (const std::string& line : lines) {
    record.Parse(line);
    writer.Add(record, text);
  }
  writer.Finish(all, text);
  out.WriteText(text);
  if (lines.size() == count) return;
  text = "the first " + std::to_string(lines.size());
  out.WriteText(text + " of them; see --count\n");
}

Result<ExitCode> List(Settings& settings) {
  const Result<std::set<ListingStatus>> wanted =
      ParseListingStatuses(settings.Text("status"));
  if (!wanted) return wanted.error();
  const Result<Hunt> hunt = OpenHunt(settings);
  if (!hunt) return hunt.error();
  Result<Listings> listings = Listings::Open(hunt->state, hunt->plan);
  if (!listings) return listings.error();
  const bool json = settings.Flag("json");
  const bool all = json && !settings.Given("count");
  Picker best(*Ranking::Parse("score.total,standing.since"), std::nullopt,
              static_cast<size_t>(settings.Count("count")));
  StdOutput out("hunt");
  Summary summary;
  size_t count = 0;
  Record record;
  std::string displaced;
  while (!out.closed()) {
    const Result<bool> more = listings->Next();
    if (!more) return more.error();
    if (!*more) break;
    const ListingPlace& place = listings->place();
    record.Parse(listings->line());
    const ListingStatus status = ListingStatusOf(record, place, hunt->plan);
    if (!wanted->empty() && !wanted->contains(status)) continue;
    ++count;
    summary.Count(record);
    record.Set("standing", StandingJson(record, place, status));
    const std::string shown = json ? "" : Shown(record);
    if (!json) record.Parse(shown);
    if (all) {
      out.Write(record);
    } else {
      best.Offer(record, &displaced);
    }
  }
  const std::vector<std::string> lines = best.Take();
  if (!json) WriteTable(lines, summary, count, hunt->now, out);
  for (const std::string& line : lines) {
    if (json) out.WriteLine(line);
  }
  const Status written = out.Close();
  if (!written) return written.error();
  return ExitCode::kDone;
}

}  // namespace

Tool ListCommand() {
  Tool tool;
  tool.name = "job-hunt list";
  tool.summary = "the listings, and where each stands";
  tool.examples = {
      {"job-hunt list", "the best and newest"},
      {"job-hunt list --status draft_generated", "what is ready to be sent"},
      {"job-hunt list --status failed,filtered -n 1000 | less -S",
       "what came to nothing, and why"},
      {"job-hunt list --json | job-pick -n 20 | job-table", "as a pipe"},
  };
  tool.options = {
      {"status", 's', Option::kText, "LIST",
       "only those that are so: pending, scraped, enriching, enriched,\n"
       "                            generating, draft_generated, filtered, "
       "skipped, closed,\n                            failed",
       "", false},
      {"count", 'n', Option::kCount, "N",
       "the first N by score, then by age; with --json all unless given", "100",
       false, 1},
      {"json", 'j', Option::kFlag, "",
       "records, with all that is known of each", "", false},
  };
  tool.arguments = "";
  tool.streams = false;
  tool.run = List;
  return tool;
}

}  // namespace jobutils
