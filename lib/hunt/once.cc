#include "hunt/once.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <utility>

#include "base/file.h"
#include "base/sha256.h"
#include "base/version.h"
#include "hunt/check.h"
#include "hunt/make.h"
#include "hunt/run_book.h"
#include "hunt/run_lock.h"
#include "hunt/source_book.h"
#include "hunt/source_discover.h"
#include "hunt/variables.h"
#include "hunt/work.h"
#include "step/config_hash.h"
#include "step/stop_signals.h"

namespace jobutils {
namespace {

// A run that was killed needs some seconds to be gone.
constexpr int kPatience = 10;
constexpr const char* kDueFile = "state/runs/due.ndjson";

bool IsWanted(const HuntOptions& options, Part part) {
  if (!options.again.empty()) return false;
  return !options.only || *options.only == part;
}

Time Clock(const HuntOptions& options) {
  const bool is_set = std::getenv("JOBUTILS_NOW") != nullptr;
  return is_set ? options.now : std::time(nullptr);
}

Status WriteFile(const std::string& path, std::string_view text) {
  const Fd fd(
      open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (!fd.valid()) return IoError(SystemMessage("cannot open", path, errno));
  return WriteAll(fd.get(), text, path);
}

class Run {
 public:
  Run(const HuntOptions& options, std::string config)
      : options_(options),
        config_(std::move(config)),
        enabled_(options.plan->Enabled()) {}

  Result<HuntEnd> Go() {
    const Result<RunStanding> standing = ReadRunStanding(options_.state);
    if (!standing) return standing.error();
    const bool again = !options_.again.empty();
    if (standing->paused && options_.sources.empty() && !again) {
      return HuntEnd{HuntEnd::kPaused, standing->paused->what, {}};
    }
    const Result<std::vector<std::string>> left = Goals(false);
    if (!left) return left.error();
    const Result<bool> sources = MayHaveSources();
    if (!sources) return sources.error();
    if (left->empty() && !*sources && !again && !standing->open) {
      return HuntEnd{};
    }
    Result<std::optional<RunLock>> lock =
        RunLock::Take(options_.state, options_.if_due ? 0 : kPatience);
    if (!lock) return lock.error();
    if (!*lock) return HuntEnd{HuntEnd::kHeld, "", {}};
    const Status closed = CloseOpen();
    if (!closed) return closed.error();
    signals_.emplace();
    const Status done = Work();
    const Status ended = End(done);
    if (!ended) return ended.error();
    if (!done && !began_) return done.error();
    if (!began_) return HuntEnd{};
    HuntEnd end{HuntEnd::kRan, "", run_};
    const Status pages = MakePages(end);
    if (!pages) return pages.error();
    return end;
  }

 private:
  bool Scrapes() const {
    const StagePlan* scrape = options_.plan->Find("scrape");
    return scrape->enabled && IsWanted(options_, Part::kScrape);
  }

  Result<bool> MayHaveSources() const {
    if (!Scrapes()) return false;
    if (options_.fresh || !options_.sources.empty()) return true;
    return MayBeDue(options_.workspace, options_.now, config_);
  }

  // The steps that have something to do now; with `behind_scrape` also those
  // that will have.
  Result<std::vector<std::string>> Goals(bool behind_scrape) const {
    std::vector<std::string> goals;
    bool comes = behind_scrape;
    for (const StagePlan* stage : enabled_) {
      if (stage->from.empty() || !IsWanted(options_, stage->part)) continue;
      Result<StepWork> work = WorkOf(options_.state, *stage, options_.now);
      if (!work) return work.error();
      if (!work->since && comes) work->since = options_.now;
      if (!work->since) continue;
      if (options_.if_due && !IsTimeFor(*stage, *work, options_.now)) {
        comes = false;
        continue;
      }
      comes = true;
      goals.push_back(stage->name);
    }
    return goals;
  }

  // The record of a run that was killed.
  Status CloseOpen() {
    const Result<RunStanding> standing = ReadRunStanding(options_.state);
    if (!standing) return standing.error();
    if (!standing->open) return Ok{};
    return AppendRun(options_.state, options_.now, [](RunStanding& now) {
      RunRecord run;
      run.id = now.open->what;
      run.started_at = now.open->at;
      run.status = RunRecord::kFailed;
      run.errors.push_back({"", "was killed", 0});
      now.open.reset();
      return RunJson(run);
    });
  }

  // All of a step's listings once more; those behind it read what is new. What
  // may be done a day is no matter then.
  Status Again() {
    std::vector<std::string> goals;
    Plan plan = *options_.plan;
    for (StagePlan& stage : plan.stages) {
      if (stage.name == options_.again) stage.daily.reset();
    }
    Variables variables = VariablesOf(plan);
    for (auto& [name, value] : variables) {
      if (name == options_.again) value += " --again";
    }
    for (const StagePlan* stage : enabled_) {
      if (stage->name == options_.again || !goals.empty()) {
        goals.push_back(stage->name);
      }
    }
    return Begin() ? Make(goals, variables) : begun_;
  }

  // Looks anew: others may have been at it while the lock was waited for.
  Status Work() {
    if (!options_.again.empty()) {
      return Again();
    }
    const Result<std::vector<std::string>> left = Goals(false);
    if (!left) return left.error();
    if (!left->empty()) {
      const Status made = Begin() ? Make(*left, {}) : begun_;
      if (!made) return made;
    }
    if (stopped_ || broken_) return Ok{};
    const Result<bool> sources = MayHaveSources();
    if (!sources) return sources.error();
    bool scraped = false;
    if (*sources) {
      const Result<bool> read = ReadSources();
      if (!read) return read.error();
      scraped = *read;
    }
    if (stopped_ || broken_) return Ok{};
    const Result<std::vector<std::string>> goals = Goals(scraped);
    if (!goals) return goals.error();
    // What is left of what was just done is not done twice.
    if (!goals->empty() && (scraped || left->empty())) {
      const Status made = Begin() ? Make(*goals, {}) : begun_;
      if (!made) return made;
    }
    return Ok{};
  }

  // Behind the record of the run, so that it is on them.
  Status MakePages(HuntEnd& end) {
    if (stopped_ || broken_ || options_.plan->also.empty()) return Ok{};
    run_.errors.clear();
    const Status made = Make(options_.plan->also, {});
    end.pages = run_.errors;
    return made;
  }

  // The run's record, and the check of what it will run, once. False: it cannot
  // go on; begun_ tells whether that is an error of our own.
  bool Begin() {
    if (began_) return begun_.ok() && !broken_;
    began_ = true;
    begun_ = AppendRun(options_.state, options_.now, [&](RunStanding& now) {
      is_checked_ = now.checked == CheckedBy();
      run_.id = "run:" + std::to_string(++now.runs);
      run_.started_at = options_.now;
      now.open = RunStanding::Since{options_.now, run_.id};
      return RunJson(run_);
    });
    if (!begun_) return false;
    const Result<Ends> ends = EndsOf(options_.state, enabled_);
    if (ends) before_ = *ends;
    before_.read.erase(options_.again);
    begun_ = ends ? Status(Ok{}) : Status(ends.error());
    if (!begun_) return false;
    begun_ = Check();
    return begun_.ok() && !broken_ && !IsStopped();
  }

  // What the tools ran with once they run with again.
  Status Check() {
    run_.errors = FindMissingTools(enabled_);
    if (run_.errors.empty() && !is_checked_) {
      Result<std::vector<RunError>> errors =
          TryTools(options_.workspace, enabled_);
      if (IsStopped()) return Ok{};
      if (!errors) return errors.error();
      run_.errors = std::move(*errors);
    }
    broken_ = !run_.errors.empty();
    return Ok{};
  }

  std::string CheckedBy() const {
    std::string by = kVersion;
    for (const StagePlan* stage : enabled_) by += ' ' + stage->name;
    return Sha256Hex(by + ' ' + config_).substr(0, 16);
  }

  Status Make(const std::vector<std::string>& goals,
              const Variables& variables) {
    if (IsStopped()) return Ok{};
    MakeOptions make;
    make.workspace = options_.workspace;
    make.goals = goals;
    make.variables = VariablesOf(*options_.plan);
    make.variables.insert(make.variables.end(), variables.begin(),
                          variables.end());
    make.say = options_.say;
    const Result<MakeResult> made = RunMake(make);
    if (!made) return made.error();
    for (const MakeFailure& failure : made->failures) {
      run_.errors.push_back({failure.goal, failure.message, failure.status});
    }
    IsStopped();
    return Ok{};
  }

  // Whether a signal has asked for it; the record says so.
  bool IsStopped() {
    if (stopped_ || signals_->count() == 0) return stopped_;
    stopped_ = true;
    run_.errors.insert(run_.errors.begin(), {"", "was stopped", 0});
    return true;
  }

  // True when the listings of some have been read.
  Result<bool> ReadSources() {
    SourceBookOptions book_options;
    book_options.workspace = options_.workspace;
    book_options.policy = options_.plan->sources;
    book_options.now = options_.now;
    book_options.judged_by = config_;
    Result<SourceBook> book = SourceBook::Open(book_options);
    if (!book) return book.error();
    const Result<SourceBook::Synced> synced =
        book->Sync(DiscoverWith(options_.workspace));
    if (!synced) return synced.error();
    for (const std::string& note : synced->notes) options_.tell(note);
    const auto settled = book->Settle();
    if (!settled) return settled.error();
    const auto released = book->Release();
    if (!released) return released.error();
    const Result<std::vector<SourceBook::Line>> lines = Chosen(*book);
    if (!lines) return lines.error();
    const Status read = lines->empty() ? Ok{} : Scrape(*book, *lines);
    if (!read) return read.error();
    const Status noted =
        book->Note(options_.plan->cap, options_.plan->sources_daily);
    if (!noted) return noted.error();
    return !lines->empty();
  }

  Result<std::vector<SourceBook::Line>> Chosen(const SourceBook& book) const {
    std::vector<std::string> ids = options_.sources;
    if (ids.empty() && !options_.fresh) {
      std::optional<int64_t> cap = options_.plan->cap;
      if (options_.limit)
        cap = std::min(cap.value_or(INT64_MAX), *options_.limit);
      return book.Due(cap, options_.plan->sources_daily);
    }
    if (ids.empty()) {
      Record record;
      book.ForEach([&](std::string_view line) {
        record.Parse(line);
        const Result<SourceState> state = ParseState(record.Get("state"));
        if (state && IsAtWork(state->status) && record.Has("type")) {
          ids.push_back(record.Text("id"));
        }
      });
    }
    if (options_.limit && ids.size() > static_cast<size_t>(*options_.limit)) {
      ids.resize(static_cast<size_t>(*options_.limit));
    }
    return book.Named(ids);
  }

  Status Scrape(SourceBook& book, const std::vector<SourceBook::Line>& lines) {
    if (!Begin()) return begun_;
    std::string due;
    for (const SourceBook::Line& line : lines) due += line.record + '\n';
    Status done = WriteFile(options_.workspace + '/' + kDueFile, due);
    if (done) done = book.Begin(lines);
    if (done) {
      done = Make({"scrape"}, {{"sources", std::string("cat ") + kDueFile}});
    }
    if (!done) return done;
    run_.due += lines.size();
    const auto ended = book.Settle();
    if (!ended) return ended.error();
    for (const SourceBook::Ended& source : *ended) {
      const bool good = source.status == SourceStatus::kCompleted;
      ++(good ? run_.read : run_.failed);
      if (source.status == SourceStatus::kDisabled) {
        run_.disabled.push_back(source.id + ": " + source.reason);
      }
    }
    const auto released = book.Release();
    if (!released) return released.error();
    if (*released > 0 && run_.errors.empty()) {
      run_.errors.push_back({"scrape",
                             std::to_string(*released) + " of " +
                                 std::to_string(lines.size()) +
                                 " sources were not read to their end",
                             3});
    }
    return Ok{};
  }

  // Whatever happened, a run that began has an end.
  Status End(const Status& done) {
    if (!began_ || run_.id.empty()) return done;
    if (!done) {
      run_.errors.push_back(
          {"", done.error().message, static_cast<int>(done.error().exit)});
    }
    run_.ended_at = Clock(options_);
    const Result<Ends> after = EndsOf(options_.state, enabled_);
    if (after) {
      auto counts = CountBetween(options_.state, enabled_, before_, *after);
      if (counts) run_.stages = std::move(*counts);
    }
    uint64_t errors = run_.failed;
    for (const auto& [stage, counts] : run_.stages) errors += counts.errors;
    run_.status = errors > 0 ? RunRecord::kPartial : RunRecord::kSuccess;
    if (!run_.errors.empty()) run_.status = RunRecord::kFailed;
    return AppendRun(options_.state, *run_.ended_at, [&](RunStanding& now) {
      now.open.reset();
      if (run_.status != RunRecord::kFailed) now.last_success = run_.ended_at;
      if (run_.status != RunRecord::kFailed) now.checked = CheckedBy();
      return RunJson(run_);
    });
  }

  const HuntOptions& options_;
  const std::string config_;
  const std::vector<const StagePlan*> enabled_;
  RunRecord run_;
  Ends before_;
  bool began_ = false;
  Status begun_ = Ok{};
  bool is_checked_ = false;
  bool broken_ = false;   // a tool cannot run
  bool stopped_ = false;  // by a signal
  std::optional<StopSignals> signals_;
};

}  // namespace

Result<HuntEnd> RunHunt(const HuntOptions& options) {
  Result<std::string> config = ConfigHash(options.workspace, {});
  if (!config) return config.error();
  return Run(options, std::move(*config)).Go();
}

}  // namespace jobutils
