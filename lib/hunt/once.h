// One run of a hunt: what is due, through all steps, and a record of it.

#ifndef JOBUTILS_HUNT_ONCE_H_
#define JOBUTILS_HUNT_ONCE_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "hunt/plan.h"
#include "hunt/run_record.h"

namespace jobutils {

struct HuntOptions {
  std::string workspace;
  std::string state;  // the folder in it
  const Plan* plan;
  Time now = 0;
  std::optional<Part> only;
  bool if_due = false;               // steps at their times only
  bool fresh = false;                // all sources that may run, due or not
  std::optional<int64_t> limit;      // sources, at most
  std::vector<std::string> sources;  // these, due or not, and no others
  // No sources: this step over all of its listings once more, and those behind.
  std::string again;
  // Takes what the tools say to a person, a line each.
  std::function<void(std::string_view)> say;
  // Takes what there is to hear, once, of new lines of sources.txt.
  std::function<void(std::string_view)> tell;
};

struct HuntEnd {
  enum How {
    kNothing,  // there was nothing to do
    kPaused,   // `why` is the reason
    kHeld,     // another run goes on
    kRan,
  };
  How how = kNothing;
  std::string why;
  RunRecord run;  // of kRan
  // Pages of [hunt] also that could not be made anew.
  std::vector<RunError> pages = {};
};

// Checks the tools, lets the steps do what is left or to be tried again, looks
// at the sources, scrapes those that are due, and runs all steps behind it. It
// can be killed at any time: the next run goes on. With nothing to do it costs
// a look at the ends of the journals. Errors are of files and journals; what
// the tools meet with stands in the run's record. SIGPIPE must be ignored.
Result<HuntEnd> RunHunt(const HuntOptions& options);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_ONCE_H_
