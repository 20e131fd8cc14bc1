#include "schedule/agenda.h"

#include <algorithm>

#include "schedule/local_time.h"
#include "schedule/span.h"

namespace jobutils {

void Agenda::Count(const DueSource& source) {
  runs_today_ += RunsOn(source.state, now_);
  if (source.id.empty() || !source.state.last_success) return;
  successes_[source.id] = *source.state.last_success;
}

void Agenda::Keep(DueSource source, const Record& record) {
  kept_.push_back({std::move(source), {}, {}});
  record.AppendTo(kept_.back().line);
}

std::optional<Rest> Agenda::Waits(const DueSource& source) const {
  const std::string& other = source.schedule.after;
  if (other.empty()) return std::nullopt;
  const auto found = successes_.find(other);
  const auto& last = source.state.last_run;
  const bool done =
      found != successes_.end() && (!last || found->second > *last);
  if (done) return std::nullopt;
  return Rest{"due.after", {}, other};
}

std::vector<Agenda::Entry> Agenda::Settle() {
  for (Entry& entry : kept_) entry.rest = Waits(entry.source);
  const auto free = std::stable_partition(
      kept_.begin(), kept_.end(),
      [](const Entry& entry) { return entry.rest.has_value(); });
  std::stable_sort(free, kept_.end(), [](const Entry& a, const Entry& b) {
    return a.source.state.last_run < b.source.state.last_run;
  });
  const int64_t today = daily_ ? *daily_ - runs_today_ : 0;
  int64_t due = 0;
  for (auto entry = free; entry != kept_.end(); ++entry) {
    if (daily_ && due >= today) {
      const Time midnight = (DayOf(LocalOf(now_)) + 1) * kDay;
      entry->rest = Rest{"due.daily", TimeOfLocal(midnight), ""};
    } else if (cap_ && due >= *cap_) {
      entry->rest = Rest{"due.cap", now_, ""};
    } else {
      ++due;
    }
  }
  return std::exchange(kept_, {});
}

}  // namespace jobutils
