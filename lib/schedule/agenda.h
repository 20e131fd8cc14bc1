// All sources of a stream together: who waits for whom, who goes first, and
// how many at most.

#ifndef JOBUTILS_SCHEDULE_AGENDA_H_
#define JOBUTILS_SCHEDULE_AGENDA_H_

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "schedule/due.h"

namespace jobutils {

class Agenda {
 public:
  struct Entry {
    DueSource source;
    std::string line;          // of its record
    std::optional<Rest> rest;  // nullopt: it is due
  };

  // At most `cap` sources are due in all, and at most `daily` on one local day,
  // runs that the states tell of included; nullopt: as many as there are.
  Agenda(Time now, std::optional<int64_t> cap, std::optional<int64_t> daily)
      : now_(now), cap_(cap), daily_(daily) {}

  // To be told of each source of the stream, whatever becomes of it.
  void Count(const DueSource& source);

  // Keeps a source that Judge found due until the others are known.
  void Keep(DueSource source, const Record& record);

  // Those that were kept: first those that wait for another source, then the
  // others, the one whose last run is the longest ago first. Nothing is kept
  // any more.
  std::vector<Entry> Settle();

 private:
  std::optional<Rest> Waits(const DueSource& source) const;

  Time now_;
  std::optional<int64_t> cap_;
  std::optional<int64_t> daily_;
  int64_t runs_today_ = 0;
  std::unordered_map<std::string, Time> successes_;  // the last one, by id
  std::vector<Entry> kept_;
};

}  // namespace jobutils

#endif  // JOBUTILS_SCHEDULE_AGENDA_H_
