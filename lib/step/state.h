// What a step keeps in each of its commits, so that a start reads tails only.
// jobutils-journal(5), RETRIES.

#ifndef JOBUTILS_STEP_STATE_H_
#define JOBUTILS_STEP_STATE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"
#include "journal/commit.h"
#include "record/json.h"

namespace jobutils {

// What went into the filter on one local day.
struct DayTally {
  std::string day;       // "2026-08-20"
  uint64_t charged = 0;  // records that IsCharged()

  bool operator==(const DayTally&) const = default;
};

struct StepState {
  // Records that go in again at their time. Between two passes over them those
  // that a newer version has replaced still count, so it is the most there can
  // be.
  uint64_t pending = 0;
  uint64_t waiting = 0;  // of them, those with the code `wait`
  // When the first of them is due; nullopt: none is pending.
  std::optional<Time> next_at;
  // In the step's own journal, before the oldest of them.
  std::optional<Position> oldest;
  // Bytes of requests.ndjson that have been heeded.
  uint64_t requests = 0;
  // Of the last day with a limit.
  DayTally tally;

  bool operator==(const StepState&) const = default;

  // Counts a record that stands behind `where` and is due at `due`.
  void Count(Time due, bool is_waiting, const Position& where);
  // Counts all of `other` that is pending.
  void Add(const StepState& other);
};

// {"pending":2,"waiting":1,"next_at":"…","oldest":{…},"requests":120,
// "day":"2026-08-20","charged":7}; what is 0 or not there is absent, and ""
// stands for nothing at all.
std::string StepStateJson(const StepState& state);
// The state in a commit; what is not there, or not as it should be, is as in
// StepState().
StepState ParseStepState(const std::string& json);

}  // namespace jobutils

#endif  // JOBUTILS_STEP_STATE_H_
