// From a feed through the filter into the journal.

#ifndef JOBUTILS_STEP_PIPELINE_H_
#define JOBUTILS_STEP_PIPELINE_H_

#include <cstddef>
#include <deque>
#include <memory>

#include "base/result.h"
#include "step/batch_job.h"
#include "step/committer.h"
#include "step/feed.h"
#include "step/stop_signals.h"

namespace jobutils {

class Pipeline {
 public:
  // Batches of `records` at most, `side_by_side` of them at a time. While the
  // filter works on one, the one before is judged and committed, and the one
  // behind it is read.
  Pipeline(BatchJob::Plan plan, size_t records, size_t side_by_side,
           Committer& committer);

  // Runs all of `feed` through the filter and commits the answers in order. An
  // error also when it was stopped before the end; what is committed is whole.
  Status Run(Feed& feed);

 private:
  Status Fill(Feed& feed);
  size_t Running() const;
  void StartWhatCan();
  bool JudgeOne();
  void Pump();
  void Wait();

  const BatchJob::Plan plan_;
  const size_t records_;
  const size_t side_by_side_;
  Committer& committer_;
  StopSignals signals_;
  WorkBatch next_;    // read ahead
  bool dry_ = false;  // the feed has no more
  std::deque<std::unique_ptr<BatchJob>> jobs_;
};

}  // namespace jobutils

#endif  // JOBUTILS_STEP_PIPELINE_H_
