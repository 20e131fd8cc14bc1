// Where a record of a step's journal stands: done, to be tried again, or dead.
// jobutils-journal(5), RETRIES.

#ifndef JOBUTILS_STEP_STANDING_H_
#define JOBUTILS_STEP_STANDING_H_

#include <cstdint>
#include <string_view>

#include "base/clock.h"
#include "record/record.h"

namespace jobutils {

struct Standing {
  enum Kind {
    kSettled,  // no error of this step
    kPending,  // goes in again at `next_at`
    kDead,     // its tries are spent
    kFailed,   // for good: trying again does not help
  };
  Kind kind = kSettled;
  bool waiting = false;   // the code is `wait`
  uint64_t attempts = 0;  // so far; 0 when kSettled or kFailed
  Time next_at = 0;       // when kPending
};

// How `record` stands with the step `stage`. Errors of other steps are none of
// its.
Standing StandingOf(const Record& record, std::string_view stage);

// How often, and how long.
struct RetryPolicy {
  uint64_t tries = 3;  // 1: none is tried again
  uint64_t waits = 5;  // the same of a record that comes back with `wait`

  // Seconds before the try behind `attempts` ones: five minutes, and six times
  // as many each time, a day at most; and up to a quarter more, by the record's
  // key, so that not all that failed together come together again.
  static Time Delay(uint64_t attempts, std::string_view key);
};

// Puts what the step has to say into the `error` that the filter has just given
// to `record`, which stood as `before` when it went in: `attempts`, `next_at`,
// and `step` where the filter signs with another name. Waits and other tries
// are counted apart. A `wait` that has waited often enough loses its error.
// `key` tells records apart.
Standing Settle(Record& record, std::string_view stage, std::string_view key,
                const Standing& before, const RetryPolicy& policy, Time now);

// Gives `record` an error of the step itself, as one whose tries are spent:
// kept, listed, revivable.
void MakeDead(Record& record, std::string_view stage, std::string_view code,
              std::string_view message, uint64_t attempts);

}  // namespace jobutils

#endif  // JOBUTILS_STEP_STANDING_H_
