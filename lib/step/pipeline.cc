#include "step/pipeline.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "journal/batch.h"

namespace jobutils {
namespace {

// With what a filter adds, most batches then still fit one commit.
constexpr size_t kInputBytes = kFullBatchBytes / 8 * 7;

}  // namespace

using State = BatchJob::State;

Pipeline::Pipeline(BatchJob::Plan plan, size_t records, size_t side_by_side,
                   Committer& committer)
    : plan_(std::move(plan)),
      records_(records),
      side_by_side_(side_by_side),
      committer_(committer) {}

Status Pipeline::Run(Feed& feed) {
  dry_ = false;
  for (;;) {
    StartWhatCan();
    if (signals_.count() > 1) {
      jobs_.clear();
      return IoError("stopped at once, the batch is dropped");
    }
    Pump();
    if (next_.items().empty() && !dry_ && signals_.count() == 0) {
      Status filled = Fill(feed);
      if (!filled) return filled;
    } else if (JudgeOne()) {
      continue;
    } else if (jobs_.empty()) {
      break;
    } else if (jobs_.front()->state() == State::kDone) {
      const std::unique_ptr<BatchJob> first = std::move(jobs_.front());
      jobs_.pop_front();
      if (!first->result()) return first->result();
      Status committed =
          committer_.Commit(first->batch(), first->answers(), feed);
      if (!committed) return committed;
    } else {
      Wait();
    }
  }
  const bool all = dry_ && next_.items().empty();
  return all ? Status(Ok{})
             : IoError("stopped, the next run goes on from here");
}

Status Pipeline::Fill(Feed& feed) {
  while (next_.items().size() < records_ &&
         next_.lines().size() < kInputBytes) {
    const Result<bool> more = feed.Next(next_);
    if (!more) return more.error();
    dry_ = !*more;
    if (dry_) break;
  }
  return Ok{};
}

size_t Pipeline::Running() const {
  return static_cast<size_t>(std::count_if(
      jobs_.begin(), jobs_.end(),
      [](const auto& job) { return job->state() == State::kRunning; }));
}

// The oldest first. As many batches as may run may also be done, and wait to be
// committed in their order.
void Pipeline::StartWhatCan() {
  bool failed = false;
  for (const auto& job : jobs_) {
    failed |= !job->result();
    if (job->state() == State::kReady && Running() < side_by_side_) {
      job->Start();
    }
  }
  if (failed || next_.items().empty() || signals_.count() > 0 ||
      Running() >= side_by_side_ || jobs_.size() >= 2 * side_by_side_) {
    return;
  }
  jobs_.push_back(
      std::make_unique<BatchJob>(plan_, std::exchange(next_, WorkBatch())));
  jobs_.back()->Start();
}

bool Pipeline::JudgeOne() {
  for (const auto& job : jobs_) {
    if (job->state() != State::kEnded) continue;
    job->JudgeAnswer();
    return true;
  }
  return false;
}

void Pipeline::Pump() {
  for (const auto& job : jobs_) job->Pump();
}

void Pipeline::Wait() {
  using Clock = BatchJob::Clock;
  std::vector<pollfd> polled = {{signals_.fd(), POLLIN, 0}};
  Clock::time_point until = Clock::now() + plan_.timeout;
  for (const auto& job : jobs_) {
    if (job->state() != State::kRunning) continue;
    job->AddTo(polled);
    until = std::min(until, job->deadline());
  }
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
  poll(polled.data(), static_cast<nfds_t>(polled.size()),
       static_cast<int>(std::max(left, left.zero()).count()));
  signals_.Drain();
}

}  // namespace jobutils
