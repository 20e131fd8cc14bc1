// What has become of a source so far: the key `state` of its record.

#ifndef JOBUTILS_SCHEDULE_SOURCE_STATE_H_
#define JOBUTILS_SCHEDULE_SOURCE_STATE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "record/json.h"

namespace jobutils {

enum class SourceStatus {
  kAdded,      // to be confirmed
  kConfirmed,  // may run, and never did
  kScheduled,  // will run at a time that is known
  kRunning,
  kCompleted,  // its last run was good, and it will run again
  kFailed,     // its last run was not, and it will be tried again
  kPaused,     // by a person, for a while
  kStopped,    // by a person
  kDisabled,   // by itself: too many strikes, or nothing that time can heal
  kArchived,   // kept for the record
};

// As in a record: "added".
const char* StatusName(SourceStatus status);
// Whether a source in it runs when it is due.
bool IsAtWork(SourceStatus status);

struct SourceState {
  // A source of which nothing is known was written down by hand: it may run.
  SourceStatus status = SourceStatus::kConfirmed;
  std::optional<Time> last_run;      // that has ended: when it began
  std::optional<Time> last_success;  // when it began
  std::optional<Time> began;         // of a run that has not ended: when
  std::optional<Time> retry_after;   // not before, said the board
  int64_t failures = 0;              // in a row
  int64_t strikes = 0;        // of these the ones that it is to blame for
  int64_t runs_today = 0;     // on the local day of last_run
  int64_t interruptions = 0;  // of runs in a row, which died
  std::string reason;         // of its status or its last failure
};

// The value of `state`, jobutils-record(5); unknown keys are passed over. An
// error names the key: "state.last_run: expected a time".
Result<SourceState> ParseState(Json json);
// What is 0 or unknown is absent.
std::string StateJson(const SourceState& state);

// How often it ran on the local day of `now`; a run that has not ended counts.
int64_t RunsOn(const SourceState& state, Time now);

}  // namespace jobutils

#endif  // JOBUTILS_SCHEDULE_SOURCE_STATE_H_
