#include <algorithm>
#include <iterator>

#include "cli/output.h"
#include "schedule/local_time.h"
#include "source.h"
#include "table/columns.h"
#include "table/table_writer.h"
#include "table/terminal.h"

namespace jobutils {
namespace {

std::string LocalText(const Json& time) {
  const auto parsed = ParseTime(time.AsString().value_or(""));
  return parsed ? FormatLocal(*parsed) : "";
}

std::string NextText(const Record& record, Form, Time now) {
  const Json next = record.Get("next_run_at");
  const auto time = ParseTime(next.AsString().value_or(""));
  return time && *time <= now ? "now" : LocalText(next);
}

std::string LastText(const Record& record, Form, Time) {
  return LocalText(record.Get("state")["last_run"]);
}

// A line that is no source is called as it was typed.
std::string NameText(const Record& record, Form form, Time) {
  return FormatValue(record.Get(record.Has("type") ? "id" : "line"), form);
}

std::vector<Column> Columns() {
  std::vector<Column> columns =
      *ParseColumns("state.status,next,last,listings,name,state.reason");
  const char* const headings[] = {"STATUS",   "NEXT",   "LAST",
                                  "LISTINGS", "SOURCE", "WHY"};
  for (size_t i = 0; i < std::size(headings); ++i) {
    columns[i].heading = headings[i];
    columns[i].floor = 0;
  }
  columns[1].text = NextText;
  columns[2].text = LastText;
  columns[3].right = true;
  // Who cannot be named cannot be told anything: cut, but never left out.
  columns[4].weight = 100;
  columns[4].floor = 24;
  columns[4].text = NameText;
  columns[5].below = true;
  return columns;
}

Result<ExitCode> List(Settings& settings) {
  if (!settings.arguments().empty()) {
    return UsageError("expected no argument, not '" + settings.arguments()[0] +
                      "'");
  }
  const Result<Hunt> hunt = OpenHunt(settings);
  if (!hunt) return hunt.error();
  const Result<SourceBook> book = OpenSources(*hunt);
  if (!book) return book.error();
  StdOutput out("hunt");
  TableWriter table(Columns(), LookOf("auto", "auto", 0), hunt->now, false);
  std::string text;
  Record record;
  book->ForEach([&](std::string_view line) {
    record.Parse(line);
    const bool archived =
        record.Get("state")["status"].AsString() == "archived";
    if (archived && !settings.Flag("all")) return;
    if (settings.Flag("json")) {
      out.WriteLine(line);
    } else {
      table.Add(record, text);
    }
  });
  table.Settle(text);
  out.WriteText(text);
  const Status written = out.Close();
  if (!written) return written.error();
  return ExitCode::kDone;
}

}  // namespace

Tool SourceListCommand() {
  Tool tool;
  tool.name = "job-hunt source list";
  tool.summary = "how the sources stand, and when they are due";
  tool.examples = {
      {"job-hunt source list", "a table, in local time"},
      {"job-hunt source list --json | jq -r 'select(.state.strikes > 0).id'",
       "those that make trouble"},
  };
  tool.options = {
      {"all", 'a', Option::kFlag, "", "archived ones too", "", false},
      {"json", 'j', Option::kFlag, "", "their records, not a table", "", false},
  };
  tool.arguments = "";
  tool.streams = false;
  tool.run = List;
  return tool;
}

}  // namespace jobutils
