// job-filter: what is out of the question, before anything costs money.

#include <memory>
#include <utility>

#include "base/clock.h"
#include "cli/filter.h"
#include "cli/message.h"
#include "filter/screen.h"

namespace jobutils {
namespace {

class ScreenFilter : public Filter {
 public:
  explicit ScreenFilter(Screen screen) : screen_(std::move(screen)) {}

  Status Process(Record& record, Output& out) override {
    screen_.Apply(record);
    out.Write(record);
    return Ok{};
  }

 private:
  Screen screen_;
};

Result<std::unique_ptr<Filter>> Make(Settings& settings) {
  const Result<Time> now = Now();
  if (!now) return now.error();
  const Result<DataSet> data =
      DataSet::Of(settings.workspace(),
                  {DataFile::kTitles, DataFile::kSeniorities, DataFile::kPlaces,
                   DataFile::kZones, DataFile::kContext});
  if (!data) return data.error();
  Screen screen(settings.section(), settings.Count("strikes"), {*now, *data});
  if (screen.empty() && settings.Flag("verbose")) {
    Say("no rules: every listing passes; put some under [filter] in "
        "config.toml");
  }
  return std::unique_ptr<Filter>(
      std::make_unique<ScreenFilter>(std::move(screen)));
}

FilterSpec Spec() {
  FilterSpec spec;
  spec.tool.name = "job-filter";
  spec.tool.summary = "take out listings that are out of the question";
  spec.tool.examples = {
      {"job-filter <listings.ndjson >rest.ndjson",
       "by the rules under [filter] in config.toml"},
      {"job-filter <listings.ndjson | jq -r 'select(.outcome).outcome.rule' | "
       "sort | uniq -c",
       "how many each rule took out"},
      {"job-filter --strikes 2 <listings.ndjson | job-score | job-table",
       "stricter with soft rules"},
  };
  spec.tool.options = {
      {"strikes", 's', Option::kCount, "N",
       "a listing with N strikes from soft rules is out", "3"},
  };
  spec.tool.section = "filter";
  spec.kinds = {"listing"};
  spec.make = Make;
  return spec;
}

}  // namespace
}  // namespace jobutils

int main(int argc, char** argv) {
  return jobutils::RunFilter(argc, argv, jobutils::Spec());
}
