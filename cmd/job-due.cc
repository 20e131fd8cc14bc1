// job-due: which sources are to be read now.

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/clock.h"
#include "cli/filter.h"
#include "cli/message.h"
#include "schedule/agenda.h"
#include "schedule/due.h"
#include "schedule/timetable.h"

namespace jobutils {
namespace {

// Sources that rest go out at once, those that are due when all are known.
class DueFilter : public Filter {
 public:
  DueFilter(Policy policy, Agenda agenda, Time now)
      : policy_(std::move(policy)), agenda_(std::move(agenda)), now_(now) {}

  Status Process(Record& record, Output& out) override {
    Result<DueSource> source = ReadSource(record, now_);
    if (!source) {
      Refuse(record, source.error().message, out);
      return Ok{};
    }
    agenda_.Count(*source);
    if (const std::optional<Rest> rest = Judge(*source, policy_, now_)) {
      Tell(record, *source, rest, out);
      return Ok{};
    }
    agenda_.Keep(std::move(*source), record);
    return Ok{};
  }

  // What a source that is not live has done counts too.
  void Pass(Record& record, Output& out) override {
    if (record.kind() == "source") {
      if (const auto source = ReadSource(record, now_)) agenda_.Count(*source);
    }
    PassOn(record, out);
  }

  Status Finish(Output& out) override {
    Record record;
    for (const Agenda::Entry& entry : agenda_.Settle()) {
      record.Parse(entry.line);
      Tell(record, entry.source, entry.rest, out);
    }
    return Ok{};
  }

 protected:
  const Policy& policy() const { return policy_; }

 private:
  virtual void Refuse(Record& record, const std::string& why, Output& out) {
    out.Fail(record, "bad_source", why, false);
  }
  virtual void Tell(Record& record, const DueSource&,
                    const std::optional<Rest>& rest, Output& out) {
    if (rest) record.SetOutcome("skipped", "due", rest->rule, rest->Value());
    out.Write(record);
  }
  virtual void PassOn(Record& record, Output& out) { out.Write(record); }

  Policy policy_;
  Agenda agenda_;
  Time now_;
};

// With --dry-run a sink: the times are for a person to read.
class TimetableFilter : public DueFilter {
 public:
  using DueFilter::DueFilter;

  Status Finish(Output& out) override {
    const Status settled = DueFilter::Finish(out);
    out.WriteText(timetable_.Text());
    if (passed_over_ > 0) {
      Say("not shown, no live sources: " + std::to_string(passed_over_));
    }
    return settled;
  }

 private:
  void Refuse(Record& record, const std::string& why, Output& out) override {
    Say("source '" + NameOf(record) + "': " + why);
    out.CountFailure();
  }
  void Tell(Record& record, const DueSource& source,
            const std::optional<Rest>& rest, Output&) override {
    timetable_.Add(source, NameOf(record), rest, policy());
  }
  void PassOn(Record&, Output&) override { ++passed_over_; }

  Timetable timetable_;
  size_t passed_over_ = 0;
};

Result<std::unique_ptr<Filter>> Make(Settings& settings) {
  const Result<Time> now = Now();
  if (!now) return now.error();
  const auto most = [&](const char* name) {
    return settings.Given(name) ? std::optional(settings.Count(name))
                                : std::nullopt;
  };
  Policy policy = Policy::Read(settings.section());
  Agenda agenda(*now, most("cap"), most("daily"));
  if (settings.Flag("dry-run")) {
    return std::unique_ptr<Filter>(std::make_unique<TimetableFilter>(
        std::move(policy), std::move(agenda), *now));
  }
  return std::unique_ptr<Filter>(
      std::make_unique<DueFilter>(std::move(policy), std::move(agenda), *now));
}

FilterSpec Spec() {
  FilterSpec spec;
  spec.tool.name = "job-due";
  spec.tool.summary = "which sources are to be read now";
  spec.tool.examples = {
      {"job-due <sources.ndjson | job-scrape >listings.ndjson",
       "read the boards whose time has come"},
      {"job-log cat sources | job-due --cap 50 | job-scrape",
       "no more than fifty, those that waited longest"},
      {"job-log cat sources | job-due --dry-run",
       "what would run now, and when the others will"},
  };
  spec.tool.options = {
      {"cap", 'c', Option::kCount, "N", "at most N sources a run"},
      {"daily", 'd', Option::kCount, "N", "at most N runs of sources a day"},
      {"dry-run", 0, Option::kFlag, "",
       "write a table for a person, instead of records", "", false},
  };
  spec.tool.section = "due";
  spec.kinds = {"source"};
  spec.make = Make;
  return spec;
}

}  // namespace
}  // namespace jobutils

int main(int argc, char** argv) {
  return jobutils::RunFilter(argc, argv, jobutils::Spec());
}
