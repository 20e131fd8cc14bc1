#include "hunt/source_event.h"

#include <optional>
#include <utility>

#include "record/json.h"
#include "schedule/due.h"

namespace jobutils {

void SetEvent(Record& record, const SourceState& state,
              const SourceChange& change, const Policy& policy, Time now) {
  record.Set("state", StateJson(state));
  record.Set("event", JsonObject()
                          .Text("name", EventName(change.event))
                          .Text("at", FormatTime(change.at))
                          .Text("reason", change.reason)
                          .str());
  if (state.status == SourceStatus::kRunning) return;
  record.Remove("next_run_at");
  const Result<DueSource> source = ReadSource(record, now);
  if (!source) return;
  const std::optional<Rest> rest = Judge(*source, policy, now);
  if (rest && !rest->until) return;
  record.Set("next_run_at", JsonString(FormatTime(rest ? *rest->until : now)));
}

bool IsLine(const Record& record) { return !record.Has("type"); }

}  // namespace jobutils
