// job-diff: what is new, changed, closed or there again among listings.

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/clock.h"
#include "cli/filter.h"
#include "cli/message.h"
#include "diff/differ.h"
#include "diff/past.h"

namespace jobutils {
namespace {

class DiffFilter : public Filter {
 public:
  DiffFilter(Differ differ, bool hints)
      : differ_(std::move(differ)), hints_(hints) {}

  Status Process(Record& record, Output& out) override {
    if (record.kind() == "scrape") {
      const Status ended = differ_.End(
          record, [&out](const Record& closed) { out.Write(closed); });
      if (ended) out.Write(record);
      return ended;
    }
    const Result<bool> leaves = differ_.Judge(record);
    if (!leaves) return leaves.error();
    if (*leaves) out.Write(record);
    return Ok{};
  }

  void Pass(Record& record, Output& out) override {
    if (record.kind() == "listing") differ_.Note(record);
    out.Write(record);
  }

  Status Finish(Output&) override {
    if (hints_ && differ_.held() > 0) {
      Say("held back for another day by --daily: " +
          std::to_string(differ_.held()) + " new listings");
    }
    return Ok{};
  }

 private:
  Differ differ_;
  const bool hints_;
};

Result<std::unique_ptr<Filter>> Make(Settings& settings) {
  const Result<Time> now = Now();
  if (!now) return now.error();
  const std::string folder = settings.Text("known");
  Result<Past> past = Past::Open(folder);
  if (!past) return past.error();
  const bool is_empty = past->known().seen() == Position();
  if (is_empty && !folder.empty() && !settings.Flag("quiet")) {
    Say("nothing is known in '" + folder + "' yet: all listings are new");
  }
  const bool hints = IsHintWanted(settings) || settings.Flag("verbose");
  std::optional<int64_t> daily;
  if (settings.Given("daily")) daily = settings.Count("daily");
  return std::unique_ptr<Filter>(std::make_unique<DiffFilter>(
      Differ(std::move(*past), *now, daily), hints));
}

FilterSpec Spec() {
  FilterSpec spec;
  spec.tool.name = "job-diff";
  spec.tool.summary = "which listings are new, changed, closed or there again";
  spec.tool.examples = {
      {"job-scrape <sources.ndjson | job-diff --known state/scrape | "
       "job-step scrape --from -",
       "keep what a run brings that is not known yet"},
      {"job-scrape <sources.ndjson | job-diff --known state/scrape | job-table",
       "look at what would be new, and keep nothing"},
      {"job-scrape <sources.ndjson | job-diff | job-table",
       "take out what two sources have"},
  };
  spec.tool.options = {
      {"known", 'k', Option::kPath, "DIR",
       "the journal that says what is known: state/scrape", "", false},
      {"daily", 'd', Option::kCount, "N",
       "at most N new listings of a search leave a day"},
  };
  spec.tool.section = "diff";
  spec.kinds = {"listing", "scrape"};
  spec.make = Make;
  return spec;
}

}  // namespace
}  // namespace jobutils

int main(int argc, char** argv) {
  return jobutils::RunFilter(argc, argv, jobutils::Spec());
}
