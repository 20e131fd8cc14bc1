// What a run of a hunt came to: its `run` record, jobutils-record(5), and a
// line for a person.

#ifndef JOBUTILS_HUNT_RUN_RECORD_H_
#define JOBUTILS_HUNT_RUN_RECORD_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "hunt/counts.h"

namespace jobutils {

struct RunError {
  std::string stage;    // "" when it is of none
  std::string message;  // one line
  int status = 0;       // how what failed ended; 0 when it did not run
};

struct RunRecord {
  enum Outcome {
    kRunning,
    kSuccess,
    kPartial,  // all was done, and some sources or listings failed
    kFailed,   // not all was done
  };

  std::string id;
  Time started_at = 0;
  std::optional<Time> ended_at;
  Outcome status = kRunning;
  std::map<std::string, StageCounts, std::less<>> stages;
  uint64_t due = 0;                   // sources
  uint64_t read = 0;                  // of these, those that went well
  uint64_t failed = 0;                // and those that did not
  std::vector<std::string> disabled;  // "id: why": sources that rest now
  std::vector<RunError> errors;
};

std::string RunJson(const RunRecord& run);

// "run:17 failed: extract: cannot write 'state/extract/…': No space left on
// device (3 errors)"; "run:17: 3 sources; 41 new or changed, 12 drafts".
std::string RunLine(const RunRecord& run);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_RUN_RECORD_H_
