// The records that state/sources is made of.

#ifndef JOBUTILS_HUNT_SOURCE_EVENT_H_
#define JOBUTILS_HUNT_SOURCE_EVENT_H_

#include "base/clock.h"
#include "record/record.h"
#include "schedule/lifecycle.h"
#include "schedule/schedule.h"
#include "schedule/source_state.h"

namespace jobutils {

// Sets `state`, `event` {"name","at","reason"} and, where it will run again by
// itself, `next_run_at`; that of one that runs is when it was due.
void SetEvent(Record& record, const SourceState& state,
              const SourceChange& change, const Policy& policy, Time now);

// Whether it is a line of sources.txt that is no source, see SourceBook::Sync.
bool IsLine(const Record& record);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_SOURCE_EVENT_H_
