// One batch on its way through the filter, to its answers.

#ifndef JOBUTILS_STEP_BATCH_JOB_H_
#define JOBUTILS_STEP_BATCH_JOB_H_

#include <poll.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "step/filter_process.h"
#include "step/work.h"

namespace jobutils {

// The batch as a whole first. When the filter dies over it, moves no byte for
// too long, or gives back what is no answer, the batch is halved, and so are
// its halves, until the record that does it is alone: that one gets the error
// `poison` (a death; the second) or `lost`.
//
// kReady -> Start -> kRunning -> Pump ... -> kEnded -> JudgeAnswer -> kReady or
// kDone.
class BatchJob {
 public:
  using Clock = FilterProcess::Clock;
  enum class State { kReady, kRunning, kEnded, kDone };

  struct Plan {
    std::vector<std::string> command;
    std::chrono::seconds timeout;
    Judge judge;
  };

  // `plan` must outlive the job.
  BatchJob(const Plan& plan, WorkBatch batch);

  State state() const;
  // Starts the filter over what is next; kReady only.
  void Start();
  // Goes on as far as it does without waiting. Nothing unless kRunning.
  void Pump();
  // What Pump waits for, and until when.
  void AddTo(std::vector<pollfd>& polled) const;
  Clock::time_point deadline() const;
  // Looks at how the filter ended, and what it said; kEnded only.
  void JudgeAnswer();

  // When kDone: that there are answers, or why the step cannot go on.
  const Status& result() const { return result_; }
  const WorkBatch& batch() const { return batch_; }
  const Answers& answers() const { return answers_; }

 private:
  struct Range {
    size_t begin;
    size_t end;
    int deaths = 0;      // of the one record that it is
    bool probe = false;  // of nothing: whether the filter runs at all
  };
  enum class Fault { kDeath, kAnswer };

  void Fail(Error error);
  void Blame(Range range, Fault fault, std::string why);

  const Plan& plan_;
  const WorkBatch batch_;
  std::vector<Range> todo_;  // a stack
  std::optional<FilterProcess> process_;
  bool timed_out_ = false;
  std::string last_death_;
  Answers answers_;
  Status result_ = Ok{};
};

}  // namespace jobutils

#endif  // JOBUTILS_STEP_BATCH_JOB_H_
