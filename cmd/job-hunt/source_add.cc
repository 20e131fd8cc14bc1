#include "base/visible.h"
#include "cli/message.h"
#include "cli/output.h"
#include "hunt/source_discover.h"
#include "record/json.h"
#include "source.h"

namespace jobutils {
namespace {

// The value of the key `schedule`; "" without one.
Result<std::string> ScheduleOf(const Settings& settings) {
  Schedule schedule;
  JsonObject json;
  for (const char* key : {"every", "at", "cron"}) {
    if (!settings.Given(key)) continue;
    const Status set = schedule.Set(key, settings.Text(key));
    if (!set) {
      return UsageError("--" + std::string(key) + ": " + set.error().message);
    }
    json.Text(key, settings.Text(key));
  }
  return json.empty() ? std::string() : json.str();
}

void Tell(const SourceBook::Added& added) {
  if (added.known) {
    Say("'" + added.id + "' is there already, '" + StatusName(added.status) +
        "', and was left as it is");
  } else if (added.status == SourceStatus::kAdded) {
    Say("'" + added.id + "' is a guess: 'job-hunt source confirm' lets it run");
  }
}

Result<ExitCode> Add(Settings& settings) {
  if (settings.arguments().empty()) return UsageError("expected a URL");
  const Result<std::string> schedule = ScheduleOf(settings);
  if (!schedule) return schedule.error();
  const Result<Hunt> hunt = OpenHunt(settings);
  if (!hunt) return hunt.error();
  Result<SourceBook> book = OpenSources(*hunt);
  if (!book) return book.error();
  const LineRunner discover = DiscoverWith(hunt->workspace);
  StdOutput out("hunt");
  ExitCode code = ExitCode::kDone;
  for (const std::string& url : settings.arguments()) {
    const auto added = book->Add(url, *schedule, discover);
    if (!added && added.error().exit != ExitCode::kRecordErrors) {
      return added.error();
    }
    if (added) {
      if (!settings.Flag("quiet")) Tell(*added);
      out.WriteLine(Visible(added->id));
    } else {
      Say(added.error().message);
      code = ExitCode::kRecordErrors;
    }
  }
  const Status written = out.Close();
  if (!written) return written.error();
  return code;
}

}  // namespace

Tool SourceAddCommand() {
  Tool tool;
  tool.name = "job-hunt source add";
  tool.summary = "add boards by their URLs, and print their ids";
  tool.examples = {
      {"job-hunt source add https://jobs.lever.co/acme", "read it from now on"},
      {"job-hunt source add --cron '0 7 * * mon-fri' https://acme.example/jobs",
       "with times of its own"},
  };
  tool.options = {
      {"every", 0, Option::kText, "SPAN", "from run to run: 6h, 1d", "", false},
      {"at", 0, Option::kText, "TIME", "each day at 09:00, or hourly at :30",
       "", false},
      {"cron", 0, Option::kText, "TIMES", "as in crontab(5)", "", false},
  };
  tool.arguments = "url ...";
  tool.streams = false;
  tool.run = Add;
  return tool;
}

}  // namespace jobutils
