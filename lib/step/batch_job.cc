#include "step/batch_job.h"

#include <utility>

namespace jobutils {
namespace {

constexpr int kDone = static_cast<int>(ExitCode::kDone);
constexpr int kRecordErrors = static_cast<int>(ExitCode::kRecordErrors);
constexpr int kUsage = static_cast<int>(ExitCode::kUsage);
constexpr int kIncomplete = static_cast<int>(ExitCode::kIncomplete);
constexpr int kMostDeaths = 2;

}  // namespace

BatchJob::BatchJob(const Plan& plan, WorkBatch batch)
    : plan_(plan), batch_(std::move(batch)) {
  todo_.push_back({0, batch_.items().size()});
}

BatchJob::State BatchJob::state() const {
  if (process_) return process_->ended() ? State::kEnded : State::kRunning;
  return todo_.empty() || !result_ ? State::kDone : State::kReady;
}

void BatchJob::Start() {
  const Range& range = todo_.back();
  Result<FilterProcess> started =
      FilterProcess::Start(plan_.command, batch_.Range(range.begin, range.end));
  if (!started) return Fail(started.error());
  process_.emplace(std::move(*started));
  timed_out_ = false;
}

void BatchJob::Fail(Error error) {
  process_.reset();
  result_ = std::move(error);
}

void BatchJob::AddTo(std::vector<pollfd>& polled) const {
  if (process_) process_->AddTo(polled);
}

BatchJob::Clock::time_point BatchJob::deadline() const {
  return process_ ? process_->moved() + plan_.timeout
                  : Clock::time_point::max();
}

void BatchJob::Pump() {
  if (state() != State::kRunning) return;
  const Status pumped = process_->Pump();
  if (!pumped) return Fail(pumped.error());
  if (!process_->ended() && Clock::now() >= deadline()) {
    timed_out_ = true;
    process_->Kill();
  }
}

void BatchJob::JudgeAnswer() {
  const Range range = todo_.back();
  todo_.pop_back();
  const FilterProcess process = std::move(*process_);
  process_.reset();
  const std::optional<int> status = process.exit_status();
  const std::string name = "'" + plan_.command[0] + "'";
  if (process.overflowed()) {
    Blame(range, Fault::kAnswer, "its output is longer than 64 MiB");
  } else if (timed_out_) {
    Blame(range, Fault::kDeath,
          "moved no byte for " + std::to_string(plan_.timeout.count()) +
              " seconds");
  } else if (status == kUsage) {
    Fail(UsageError(name + " ended with status 2, its batch is dropped"));
  } else if (status == kIncomplete) {
    Fail(IoError(name + " ended with status 3, its batch is dropped"));
  } else if (status != kDone && status != kRecordErrors) {
    Blame(range, Fault::kDeath, "ended with " + process.Ending());
  } else {
    std::string why = plan_.judge.Take(batch_, range.begin, range.end,
                                       process.output(), answers_);
    if (!why.empty()) Blame(range, Fault::kAnswer, std::move(why));
  }
  if (!todo_.empty() && todo_.back().deaths == kMostDeaths) {
    plan_.judge.Refuse(batch_, todo_.back().begin, "poison",
                       "the filter " + last_death_, kMostDeaths, answers_);
    todo_.pop_back();
  }
}

void BatchJob::Blame(Range range, Fault fault, std::string why) {
  if (range.probe) {
    return Fail(
        IoError("'" + plan_.command[0] + "' fails without any input: " + why));
  }
  const size_t size = range.end - range.begin;
  if (size > 1) {
    const size_t middle = range.begin + size / 2;
    todo_.push_back({middle, range.end});
    todo_.push_back({range.begin, middle});
    return;
  }
  if (fault == Fault::kAnswer) {
    plan_.judge.Refuse(batch_, range.begin, "lost", why, 1, answers_);
    return;
  }
  ++range.deaths;
  todo_.push_back(range);
  last_death_ = std::move(why);
  if (range.deaths == kMostDeaths) {
    // Before a record is blamed: a filter that dies of nothing is broken.
    todo_.push_back({range.end, range.end, 0, true});
  }
}

}  // namespace jobutils
