// What a step writes: answers, with the positions and the state they lead to.

#ifndef JOBUTILS_STEP_COMMITTER_H_
#define JOBUTILS_STEP_COMMITTER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "journal/batch.h"
#include "journal/commit.h"
#include "journal/writer.h"
#include "step/feed.h"
#include "step/state.h"
#include "step/work.h"

namespace jobutils {

class Committer {
 public:
  // Goes on from the journal's last commit. Upstreams that do not stand there
  // are read from their begin. With a `day` what is charged is counted for it.
  Committer(JournalWriter writer, const std::vector<std::string>& upstreams,
            Time now, std::string day);

  const Inputs& in() const { return in_; }
  StepState state() const;

  // Puts all upstreams back to their begin.
  void ReadAnew();

  // Appends the answers to a batch of `feed`, in as many commits as it takes;
  // each record with those that it caused stands before its position.
  Status Commit(const WorkBatch& work, const Answers& answers, Feed& feed);

  // Commits that the upstreams have been read up to `ends`, unless that stands
  // in the last commit.
  Status Reach(const Inputs& ends, Feed& feed);

  // From here on, what becomes pending is counted apart ...
  void BeginRetries();
  // ... and this commits that nothing else is but `left`, and how far the
  // requests were heeded.
  Status EndRetries(const StepState& left, uint64_t requests);

 private:
  Position End() const;
  Status Append();

  JournalWriter writer_;
  Time now_;
  Inputs in_;
  StepState old_;  // as of the begin of the run or of its retries
  StepState fresh_;
  const bool counts_days_;
  DayTally tally_;
  JournalBatch batch_;
};

}  // namespace jobutils

#endif  // JOBUTILS_STEP_COMMITTER_H_
