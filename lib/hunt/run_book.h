// The journal state/runs: a `run` record for each run of a hunt, and whether
// the hunt is paused.

#ifndef JOBUTILS_HUNT_RUN_BOOK_H_
#define JOBUTILS_HUNT_RUN_BOOK_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"

namespace jobutils {

// What stands in each commit of the journal, so that a look at its end says
// it all.
struct RunStanding {
  struct Since {
    Time at = 0;
    std::string what;  // the reason of a pause; the id of a run
  };

  uint64_t runs = 0;                 // so far; the last is "run:<runs>"
  std::optional<Since> open;         // a run that has begun and not ended
  std::optional<Since> paused;       // what: "" without a reason
  std::optional<Time> last_success;  // when the last one that was whole ended
  std::string checked;  // the configuration that the tools last ran with
};

// Of a workspace's state folder; without the journal nothing has happened yet.
Result<RunStanding> ReadRunStanding(const std::string& state);

// Appends what `make` returns, a record (a line) or "" for none, under the
// journal's lock, which is waited for; `make` may change the standing.
Status AppendRun(const std::string& state, Time now,
                 const std::function<std::string(RunStanding&)>& make);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_RUN_BOOK_H_
