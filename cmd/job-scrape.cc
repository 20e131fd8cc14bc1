// job-scrape: sources in; their listings, and how each source went, out.

#include <memory>
#include <utility>

#include "cli/filter.h"
#include "cli/message.h"
#include "source/scraper.h"
#include "source/source_record.h"
#include "source_tool.h"

namespace jobutils {
namespace {

class Scrape : public Filter, private ScrapeSink {
 public:
  Scrape(Catalog catalog, std::unique_ptr<HttpClient> client,
         const Settings& settings)
      : catalog_(std::move(catalog)),
        client_(std::move(client)),
        scraper_(*client_, *this, settings.Flag("details")),
        max_active_(static_cast<size_t>(settings.Count("parallel"))),
        quiet_(settings.Flag("quiet")),
        verbose_(settings.Flag("verbose")) {}

  Status Process(Record& record, Output& out) override {
    out_ = &out;
    const bool is_source = record.kind() == "source";
    if (!is_source && record.Has("description")) {
      out.Write(record);
      return Ok{};
    }
    Listing::Flaw flaw;
    auto source = is_source ? SourceOf(record, catalog_, flaw)
                            : SourceOfListing(record, catalog_, flaw);
    if (!source) {
      NotDescribed(record, flaw);
      return Ok{};
    }
    if (is_source) {
      const std::string id = source->Id();
      if (!scraper_.Scrape(std::move(*source))) {
        record.SetOutcome("skipped", "scrape", "duplicate", id);
        out.Write(record);
      }
    } else {
      record.Own();
      scraper_.Describe(std::move(*source), std::move(record));
    }
    // A board is held in memory until it is done.
    return Attend(*client_, -1, out,
                  [this] { return scraper_.active() >= max_active_; });
  }

  bool TakeText(std::string_view line, Output&) override {
    if (line.find("://") != line.npos && !hinted_ && !quiet_) {
      Say("a line is no record but a URL: job-discover makes a source of it");
      hinted_ = true;
    }
    return false;
  }

  Status Work(int input_fd, Output& out) override {
    out_ = &out;
    return Attend(*client_, input_fd, out);
  }

 private:
  void Line(std::string_view line, bool failed) override {
    out_->WriteLine(line);
    if (failed) out_->CountFailure();
  }
  void Ended(std::string_view line, bool failed,
             const std::string& summary) override {
    Line(line, failed);
    if (failed ? !quiet_ : verbose_) Say(summary);
  }
  void Described(Record& record) override { out_->Write(record); }
  void NotDescribed(Record& record, const Listing::Flaw& flaw) override {
    out_->Fail(record, flaw.code, flaw.message, flaw.retry);
  }

  Catalog catalog_;
  std::unique_ptr<HttpClient> client_;
  Scraper scraper_;
  const size_t max_active_;
  const bool quiet_;
  const bool verbose_;
  bool hinted_ = false;
  Output* out_ = nullptr;
};

Result<std::unique_ptr<Filter>> Make(Settings& settings) {
  auto catalog = LoadCatalog(settings);
  if (!catalog.ok()) return catalog.error();
  auto client = MakeClient(settings);
  if (!client.ok()) return client.error();
  return std::unique_ptr<Filter>(
      new Scrape(std::move(*catalog), std::move(*client), settings));
}

FilterSpec Spec() {
  FilterSpec spec;
  spec.tool = {
      .name = "job-scrape",
      .summary = "fetch the listings of job boards",
      .examples =
          {
              {"job-scrape sources.ndjson >listings.ndjson",
               "all listings of the sources, and how each source went"},
              {"job-scrape --details sources.ndjson | job-score | job-table",
               "with a request per listing where the list has no text"},
              {"job-scrape --offline --exchanges day.ndjson sources.ndjson",
               "the same again from captured answers"},
          },
      .options = SourceOptions({
          {"details", 0, Option::kFlag, "",
           "fetch the text of each listing that lacks it"},
      }),
      .section = "scrape",
  };
  spec.kinds = {"source", "listing"};
  spec.make = Make;
  return spec;
}

}  // namespace
}  // namespace jobutils

int main(int argc, char** argv) {
  return jobutils::RunFilter(argc, argv, jobutils::Spec());
}
