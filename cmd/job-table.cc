// job-table: listings as a table for a person, or as CSV.

#include <poll.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "cli/filter.h"
#include "cli/message.h"
#include "table/columns.h"
#include "table/csv_writer.h"
#include "table/row_writer.h"
#include "table/summary.h"
#include "table/table_writer.h"
#include "table/terminal.h"

namespace jobutils {
namespace {

constexpr int kPatience = 1000;  // ms that a person looks at nothing

// Rows for what is a listing and, unless all are asked for, live; the rest is
// counted.
class Sink : public Filter {
 public:
  Sink(std::unique_ptr<RowWriter> writer, bool all, bool summary_apart,
       bool trusted)
      : writer_(std::move(writer)),
        all_(all),
        summary_apart_(summary_apart),
        trusted_(trusted) {}

  Status Process(Record& record, Output& out) override {
    summary_.Count(record);
    writer_->Add(record, text_);
    Send(out);
    return Ok{};
  }

  void Pass(Record& record, Output& out) override {
    summary_.Count(record);
    if (!all_ || record.kind() != "listing") return;
    writer_->Add(record, text_);
    Send(out);
  }

  Status Work(int input, Output& out) override {
    if (input < 0 || !SomebodyWatches()) return Ok{};
    pollfd ready{input, POLLIN, 0};
    if (::poll(&ready, 1, kPatience) == 0) {
      writer_->Settle(text_);
      Send(out);
    }
    return Ok{};
  }

  Status Finish(Output& out) override {
    writer_->Finish(summary_, text_);
    Send(out);
    if (summary_apart_ && !summary_.empty()) Say(summary_.Text());
    const std::string unknown = writer_->Unknown();
    if (!unknown.empty() && !trusted_) {
      Say("no listing has " + unknown +
          "; built-in columns are score, match, title, company, place, "
          "workplace, pay, age, state, why");
    }
    return Ok{};
  }

 private:
  void Send(Output& out) {
    out.WriteText(text_);
    text_.clear();
  }

  std::unique_ptr<RowWriter> writer_;
  Summary summary_;
  std::string text_;
  const bool all_;
  const bool summary_apart_;
  const bool trusted_;  // the columns are not a person's typing
};

Result<std::unique_ptr<RowWriter>> MakeWriter(const Settings& settings) {
  const bool csv = settings.Flag("csv");
  const bool chosen = settings.Given("columns");
  std::string names = csv ? kCsvColumns : kTableColumns;
  if (settings.Flag("all")) names += ",state";
  if (chosen) names = settings.Text("columns");
  Result<std::vector<Column>> columns = ParseColumns(names);
  if (!columns) return columns.error();
  const Result<Time> now = Now();
  if (!now) return now.error();
  if (csv) {
    return std::unique_ptr<RowWriter>(
        std::make_unique<CsvWriter>(std::move(*columns), *now));
  }
  const auto width = static_cast<int>(settings.Count("width"));
  const Look look =
      LookOf(settings.Text("color"), settings.Text("links"), width);
  return std::unique_ptr<RowWriter>(
      std::make_unique<TableWriter>(std::move(*columns), look, *now, !chosen));
}

Result<std::unique_ptr<Filter>> Make(Settings& settings) {
  Result<std::unique_ptr<RowWriter>> writer = MakeWriter(settings);
  if (!writer) return writer.error();
  return std::unique_ptr<Filter>(std::make_unique<Sink>(
      std::move(*writer), settings.Flag("all"),
      settings.Flag("csv") && !settings.Flag("quiet"),
      settings.Flag("quiet") || !settings.Given("columns")));
}

FilterSpec Spec() {
  FilterSpec spec;
  spec.tool.name = "job-table";
  spec.tool.summary = "listings as a table for a person, or as CSV";
  spec.tool.examples = {
      {"job-score <listings.ndjson | job-pick | job-table",
       "the best twenty, with reasons"},
      {"job-table --columns title,company,salary.max,url <listings.ndjson",
       "these columns: built-in ones (score, title, company, place, workplace, "
       "pay,\n      age, state, why) and any keys"},
      {"job-score <listings.ndjson | job-table --all | less -S",
       "also what was filtered or failed, and why"},
      {"job-table --csv <listings.ndjson >listings.csv", "for a spreadsheet"},
  };
  spec.tool.options = {
      {"columns", 'c', Option::kText, "LIST",
       "what to show: names and keys joined with ','"},
      {"all", 'a', Option::kFlag, "",
       "rows for listings that were filtered or failed, too"},
      {"csv", 0, Option::kFlag, "", "write CSV, every text in full"},
      {"width", 'w', Option::kCount, "N", "columns of the terminal", "", true,
       kMinWidth, kMaxWidth},
      {"color", 0, Option::kChoice, "auto|always|never",
       "colour (auto: on a terminal)", "auto"},
      {"links", 0, Option::kChoice, "auto|always|never",
       "titles that open the listing (auto: with colour, on a terminal)",
       "auto"},
  };
  spec.tool.section = "table";
  spec.kinds = {"listing"};
  spec.make = Make;
  return spec;
}

}  // namespace
}  // namespace jobutils

int main(int argc, char** argv) {
  return jobutils::RunFilter(argc, argv, jobutils::Spec());
}
