// job-report: a page for a person, of what stands at the end of a pipe.

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "base/clock.h"
#include "cli/filter.h"
#include "report/report.h"

namespace jobutils {
namespace {

// The page is begun at once, since only who writes learns that nobody reads.
class ReportSink : public Filter {
 public:
  explicit ReportSink(Report report) : report_(std::move(report)) {}

  Status Process(Record& record, Output& out) override {
    if (records_ == 0) out.WriteText(Report::Begin());
    if (records_++ % kLookEvery == 0) out.Flush();
    report_.Add(record);
    return Ok{};
  }

  void Pass(Record& record, Output& out) override {
    static_cast<void>(Process(record, out));
  }

  Status Finish(Output& out) override {
    if (records_ > 0) out.WriteText(report_.TakeRest());
    return Ok{};
  }

 private:
  static constexpr uint64_t kLookEvery = 4096;

  Report report_;
  uint64_t records_ = 0;
};

Result<std::unique_ptr<Filter>> Make(Settings& settings) {
  const Result<Time> now = Now();
  if (!now) return now.error();
  return std::unique_ptr<Filter>(std::make_unique<ReportSink>(
      Report(*now, static_cast<size_t>(settings.Count("top")),
             static_cast<int>(settings.Count("days")))));
}

FilterSpec Spec() {
  FilterSpec spec;
  spec.tool.name = "job-report";
  spec.tool.summary = "listings and their sources as a page with plots";
  spec.tool.examples = {
      {"job-report <ranked.ndjson >report.html", "one page, to open anywhere"},
      {"job-log cat --all draft sources runs | job-report >report.html",
       "all that the steps of a hunt know"},
      {"job-report --top 10 --days 7 <ranked.ndjson >week.html",
       "the ten best, and the news of a week"},
  };
  spec.tool.options = {
      {"top", 't', Option::kCount, "N", "how many of the best to show", "50",
       true, 1, 1000},
      {"days", 'd', Option::kCount, "N", "how long a change is news", "1", true,
       1, 3650},
  };
  spec.tool.section = "report";
  spec.kinds = {"listing"};
  spec.make = Make;
  return spec;
}

}  // namespace
}  // namespace jobutils

int main(int argc, char** argv) {
  return jobutils::RunFilter(argc, argv, jobutils::Spec());
}
