// Whether a source is due, and if not, why and until when.

#ifndef JOBUTILS_SCHEDULE_DUE_H_
#define JOBUTILS_SCHEDULE_DUE_H_

#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "record/record.h"
#include "schedule/schedule.h"
#include "schedule/source_state.h"

namespace jobutils {

// A source record as far as its next run is concerned.
struct DueSource {
  std::string id;  // "" without one
  Schedule schedule;
  SourceState state;
  std::optional<Time> created_at;
  bool search = false;  // a cell of a search
};

// An error names the key that is not what jobutils-record(5) says. Times that
// lie behind `now` count as absent, but for retry_after: a clock was wrong.
Result<DueSource> ReadSource(const Record& record, Time now);

// Why a source that is not due rests.
struct Rest {
  std::string rule;           // "due.cooldown"
  std::optional<Time> until;  // due again; nullopt: no time will help
  std::string why;            // without `until`: a reason, an id, or ""

  // `value` of the outcome.
  std::string Value() const { return until ? FormatTime(*until) : why; }
};

// nullopt: due. Times are compared in whole minutes, so that a run a few
// seconds early is not a run in vain. What `schedule.after` says is not looked
// at: see Agenda.
std::optional<Rest> Judge(const DueSource& source, const Policy& policy,
                          Time now);

// In words why it rests, or runs: "failed 3 times: gone: not_found",
// "every 6h".
std::string Describe(const DueSource& source, const std::optional<Rest>& rest,
                     const Policy& policy);

}  // namespace jobutils

#endif  // JOBUTILS_SCHEDULE_DUE_H_
