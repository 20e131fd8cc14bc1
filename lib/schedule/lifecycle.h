// What may become of a source, and what a run makes of it.

#ifndef JOBUTILS_SCHEDULE_LIFECYCLE_H_
#define JOBUTILS_SCHEDULE_LIFECYCLE_H_

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "record/record.h"
#include "schedule/source_state.h"

namespace jobutils {

enum class SourceEvent {
  kAdded,      // it is known
  kConfirmed,  // a person, or who found it, is sure of it
  kScheduled,  // its next run has a time; a run that had begun did not happen
  kRunning,    // a run begins
  kCompleted,  // the run was good
  kFailed,     // it was not
  kPaused,
  kResumed,  // what was paused, stopped or disabled may run again
  kStopped,
  kArchived,
};

// As in a record: "added".
const char* EventName(SourceEvent event);
std::optional<SourceEvent> EventNamed(std::string_view name);

struct SourceChange {
  SourceEvent event = SourceEvent::kAdded;
  Time at = 0;         // now, as the run has it
  std::string reason;  // why paused, stopped, archived or failed; or ""

  // Of a failure.
  bool strike = false;  // it is to blame for it
  bool final = false;   // time will not heal it: it is disabled at once
  // When the board said so; a failure with it does not count as one.
  std::optional<Time> retry_after;
};

// What a `scrape` record says of its source's run:
//   ok, empty, truncated  completed; no later than it was told, the next run
//   throttled             failed, no strike
//   blocked               failed for good: a wall or a login
//   gone                  failed, a strike
//   broken                failed, a strike unless the network was to blame
// A retry_after of more than 30 days counts as 30. An error when the record has
// none of these statuses.
Result<SourceChange> ChangeOf(const Record& scrape, Time now);

// What becomes of a source whose run died before it ended: it is scheduled, as
// if that had not begun; but the third time in a row it failed, with a strike.
SourceChange Interrupted(const SourceState& state, Time now);

// The state behind `change`; nullopt is that of a source that is not known. An
// error names what would make sense: "a source that is 'archived' cannot be
// 'paused', expected 'added'". A run that ends after its source was paused or
// stopped is taken down and leaves it so. `strikes` in a row disable a source.
Result<SourceState> Advance(const std::optional<SourceState>& state,
                            const SourceChange& change, int64_t strikes);

}  // namespace jobutils

#endif  // JOBUTILS_SCHEDULE_LIFECYCLE_H_
