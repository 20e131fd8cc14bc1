// job-discover: a URL in, a source record out.

#include <deque>
#include <memory>
#include <utility>

#include "cli/filter.h"
#include "cli/message.h"
#include "source/discover.h"
#include "source_tool.h"

namespace jobutils {
namespace {

constexpr size_t kMaxWaiting = 256;

class Discover : public Filter {
 public:
  Discover(Catalog catalog, std::unique_ptr<HttpClient> client, bool quiet)
      : catalog_(std::move(catalog)),
        client_(std::move(client)),
        discoverer_(*client_, catalog_),
        quiet_(quiet) {}

  Status Process(Record& record, Output& out) override {
    record.Own();
    Start(std::move(record), out);
    return Drain(out);
  }

  bool TakeText(std::string_view line, Output& out) override {
    const size_t begin = line.find_first_not_of(" \t\r");
    if (begin == line.npos || line[begin] == '#') return true;
    auto record = RecordOfLine(line);
    if (!record) return false;
    Start(std::move(*record), out);
    return true;
  }

  // Behind records that are not done yet, so that the order is kept.
  void Pass(Record& record, Output& out) override {
    if (waiting_.empty()) return out.Write(record);
    record.Own();
    Slot& slot = waiting_.emplace_back();
    slot.record = std::move(record);
    slot.done = true;
  }

  Status Work(int input_fd, Output& out) override {
    out_ = &out;
    return Attend(*client_, input_fd, out);
  }

 private:
  struct Slot {
    Record record;
    Listing::Flaw flaw;
    bool done = false;
  };

  void Start(Record record, Output& out) {
    out_ = &out;
    Slot& slot = waiting_.emplace_back();
    slot.record = std::move(record);
    discoverer_.Discover(slot.record, [this, &slot](Listing::Flaw flaw) {
      slot.flaw = std::move(flaw);
      slot.done = true;
      Release();
    });
  }

  void Release() {
    for (; !waiting_.empty() && waiting_.front().done; waiting_.pop_front()) {
      Slot& slot = waiting_.front();
      if (slot.flaw.code.empty()) {
        out_->Write(slot.record);
      } else {
        out_->Fail(slot.record, slot.flaw.code, slot.flaw.message,
                   slot.flaw.retry);
        if (!quiet_) Say(slot.flaw.message);
      }
    }
  }

  Status Drain(Output& out) {
    return Attend(*client_, -1, out,
                  [this] { return waiting_.size() >= kMaxWaiting; });
  }

  Catalog catalog_;
  std::unique_ptr<HttpClient> client_;
  Discoverer discoverer_;
  const bool quiet_;
  std::deque<Slot> waiting_;
  Output* out_ = nullptr;
};

Result<std::unique_ptr<Filter>> Make(Settings& settings) {
  auto catalog = LoadCatalog(settings);
  if (!catalog.ok()) return catalog.error();
  auto client = MakeClient(settings);
  if (!client.ok()) return client.error();
  return std::unique_ptr<Filter>(new Discover(
      std::move(*catalog), std::move(*client), settings.Flag("quiet")));
}

FilterSpec Spec() {
  FilterSpec spec;
  spec.tool = {
      .name = "job-discover",
      .summary = "find out which board a URL is",
      .examples =
          {
              {"echo https://jobs.lever.co/acme | job-discover",
               "a source record for job-scrape"},
              {"job-discover urls.txt | job-scrape | job-table",
               "the listings of all boards in a file"},
          },
      .options = SourceOptions({}),
      .section = "discover",
  };
  spec.kinds = {"source", "page"};
  spec.make = Make;
  return spec;
}

}  // namespace
}  // namespace jobutils

int main(int argc, char** argv) {
  return jobutils::RunFilter(argc, argv, jobutils::Spec());
}
