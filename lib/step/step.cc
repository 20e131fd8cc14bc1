#include "step/step.h"

#include <sys/stat.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/file.h"
#include "journal/head.h"
#include "journal/requests.h"
#include "step/committer.h"
#include "step/opening.h"
#include "step/pipeline.h"

namespace jobutils {
namespace {

constexpr size_t kMaxNameBytes = 64;

// A request file that was begun anew counts as well.
bool HasRequests(const std::string& folder, uint64_t heeded) {
  struct stat info;
  const std::string path = folder + "/requests.ndjson";
  if (stat(path.c_str(), &info) != 0) return false;
  return info.st_size > 0 && static_cast<uint64_t>(info.st_size) != heeded;
}

bool IsDue(const StepState& state, Time now) {
  return state.next_at && *state.next_at <= now;
}

// How many more may go into the filter today; nullopt: any number.
std::optional<uint64_t> LeftToday(const StepOptions& options,
                                  const StepState& state) {
  if (!options.daily) return std::nullopt;
  const DayTally& tally = state.tally;
  const uint64_t charged = tally.day == options.day ? tally.charged : 0;
  return *options.daily - std::min(*options.daily, charged);
}

Allowance AllowanceOf(const StepOptions& options, const StepState& state) {
  const std::optional<uint64_t> left = LeftToday(options, state);
  return left ? Allowance(*left) : Allowance();
}

// Looks at tails alone.
Result<bool> HasWork(const StepOptions& options) {
  const std::string folder = StageFolder(options);
  const Result<std::optional<JournalHead>> own = ReadHead(folder);
  if (!own) return own.error();
  Inputs in;
  StepState state;
  if (*own) {
    in = (*own)->commit.in;
    state = ParseStepState((*own)->commit.state);
  }
  if (LeftToday(options, state) == 0) return false;
  if (IsDue(state, options.now) || HasRequests(folder, state.requests)) {
    return true;
  }
  for (const std::string& upstream : options.upstreams) {
    const Result<std::optional<JournalHead>> head =
        PeekHead(Beside(folder, upstream));
    if (!head) return head.error();
    if (!*head) {
      options.say("there is nothing of the stage '" + upstream + "' yet");
    }
    if ((*head ? (*head)->position : Position()) != in[upstream]) return true;
  }
  return false;
}

RetryFeed::Asked AskedIn(std::string_view lines) {
  RetryFeed::Asked asked;
  Record request;
  for (std::string_view line : Lines(lines)) {
    if (!request.Parse(line) || request.Text("request") != "retry") continue;
    if (!request.Has("id")) asked.all_dead = true;
    asked.ids.insert(request.Text("id"));
  }
  asked.ids.erase("");
  return asked;
}

class Run {
 public:
  Run(const StepOptions& options, JournalWriter writer)
      : options_(options),
        folder_(StageFolder(options)),
        committer_(std::move(writer), options.upstreams, options.now,
                   options.day),
        allowance_(AllowanceOf(options, committer_.state())),
        pipeline_({options.command,
                   options.timeout,
                   {options.stage, options.policy, options.now}},
                  options.batch, options.jobs, committer_) {}

  Result<ExitCode> Forward() {
    // With a limit, new ones would keep the others out day after day.
    const bool retries_first = options_.daily.has_value();
    Status done = retries_first ? Retry() : ReadNew();
    if (done) done = retries_first ? ReadNew() : Retry();
    if (!done) return done.error();
    return ExitCode::kDone;
  }

  Result<ExitCode> Again() {
    AgainFeed feed(folder_, options_.upstreams, options_.ids);
    if (options_.ids.empty()) committer_.ReadAnew();
    Status done = pipeline_.Run(feed);
    if (done && options_.ids.empty())
      done = committer_.Reach(feed.ends(), feed);
    if (!done) return done.error();
    for (const std::string& id : feed.missing()) {
      options_.say("no upstream has the record '" + id + "'");
    }
    return feed.missing().empty() ? ExitCode::kDone : ExitCode::kRecordErrors;
  }

 private:
  Status ReadNew() {
    Result<UpstreamFeed> feed = UpstreamFeed::Open(folder_, options_.upstreams,
                                                   committer_.in(), allowance_);
    if (!feed) return feed.error();
    Status done = pipeline_.Run(*feed);
    if (done) done = committer_.Reach(feed->ends(), *feed);
    return done;
  }

  Status Retry() {
    for (;;) {
      const StepState state = committer_.state();
      const Result<Requests> requests = ReadRequests(folder_, state.requests);
      if (!requests) return requests.error();
      const bool asked = requests->end != state.requests;
      if (!asked && !IsDue(state, options_.now)) return Ok{};
      Result<RetryFeed> feed = RetryFeed::Open(
          folder_, options_.stage,
          asked ? Position() : state.oldest.value_or(Position()),
          AskedIn(requests->lines), options_.now, allowance_);
      if (!feed) return feed.error();
      committer_.BeginRetries();
      Status done = pipeline_.Run(*feed);
      const uint64_t heeded = feed->owes() ? state.requests : requests->end;
      if (done) done = committer_.EndRetries(feed->left(), heeded);
      if (!done || allowance_.spent()) return done;
    }
  }

  const StepOptions& options_;
  const std::string folder_;
  Committer committer_;
  Allowance allowance_;
  Pipeline pipeline_;
};

}  // namespace

bool IsStageName(std::string_view name) {
  const auto is_first = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  };
  return !name.empty() && name.size() <= kMaxNameBytes && is_first(name[0]) &&
         std::all_of(name.begin(), name.end(), [&](char c) {
           return is_first(c) || c == '-' || c == '_' || c == '.';
         });
}

Result<ExitCode> RunStep(const StepOptions& options) {
  if (!options.again) {
    const Result<bool> work = HasWork(options);
    if (!work) return work.error();
    if (!*work) return ExitCode::kDone;
  }
  Result<std::optional<JournalWriter>> writer = OpenJournal(options);
  if (!writer) return writer.error();
  if (!*writer) return ExitCode::kDone;
  Run run(options, std::move(**writer));
  return options.again ? run.Again() : run.Forward();
}

}  // namespace jobutils
