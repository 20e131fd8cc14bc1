// A step: a filter that remembers. jobutils-journal(5).

#ifndef JOBUTILS_STEP_STEP_H_
#define JOBUTILS_STEP_STEP_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "step/standing.h"

namespace jobutils {

// What to do when another process works on the stage.
enum class IfHeld { kFail, kWait, kSkip };

struct StepOptions {
  std::string workspace;
  std::string stage;
  std::vector<std::string> upstreams;  // stages of the same workspace
  std::vector<std::string> command;    // the filter and its arguments
  size_t batch = 1000;                 // records at most; 3.5 MiB of them
  size_t jobs = 1;                     // batches side by side
  std::chrono::seconds timeout{600};   // without a byte moved
  RetryPolicy policy;
  // So many live listings at most go into the filter on `day`, the local one
  // of `now` ("2026-08-20"), new ones and those that are tried again. Not with
  // `again`.
  std::optional<uint64_t> daily;
  std::string day;  // "" without `daily`
  IfHeld if_held = IfHeld::kFail;
  bool again = false;  // all records of the upstreams once more, or ...
  std::set<std::string, std::less<>> ids;  // ... with `again` these
  Time now = 0;
  std::function<void(std::string_view)> say;  // takes lines for a person
};

// Whether `name` can be that of a stage: lower-case letters, digits, '-', '_'
// and '.', at most 64, a letter or digit first.
bool IsStageName(std::string_view name);

// Runs the filter over what is new, then over what is to be tried again, and
// commits what it made of it. Starts no filter, takes no lock and writes
// nothing when there is nothing to do, or nothing may be done any more today.
// SIGPIPE must be ignored. kDone: all is committed, errors of records included;
// kRecordErrors: an id of `again` is in no upstream. Errors: as the filter
// ended (2 and 3), a held lock, damage, a full disk, a stop by signal.
Result<ExitCode> RunStep(const StepOptions& options);

// Appends the records of standard input (`fd`) to the stage's journal, with a
// commit behind each `scrape` record, when a batch is full and at the end. Of
// the options `workspace`, `stage`, `if_held`, `now` and `say` count.
Result<ExitCode> RunIntake(const StepOptions& options, int fd);

}  // namespace jobutils

#endif  // JOBUTILS_STEP_STEP_H_
