// When a source is to be read, as its record or the section [due] says.

#ifndef JOBUTILS_SCHEDULE_SCHEDULE_H_
#define JOBUTILS_SCHEDULE_SCHEDULE_H_

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "config/table.h"
#include "record/json.h"
#include "schedule/cron.h"

namespace jobutils {

struct Schedule {
  std::optional<Time> every;     // seconds from run to run, at least a minute
  std::optional<Cron> times;     // of `at` and `cron`; not with `every`
  std::string after;             // the id of another source
  std::optional<Time> cooldown;  // seconds from a success to the next run
  std::string text;              // for a person: "every 6h, after lever:acme"

  // Whether it says nothing about when to run.
  bool empty() const { return !every && !times && after.empty(); }

  // Sets one of `every`, `at`, `cron`, `after` and `cooldown`. An error says
  // what was expected; one of the first three excludes the other two.
  Status Set(std::string_view key, std::string_view value);
};

// The value of `schedule`, jobutils-record(5); absent: an empty schedule. An
// error names the key, unknown ones too: "schedule.cron: expected …".
Result<Schedule> ParseSchedule(Json json);

// The section [due], jobutils-config(5), less the options of job-due.
struct Policy {
  Schedule fallback;         // of sources that have none of their own
  Time cooldown = 0;         // of sources that do not say
  Time search_cooldown = 0;  // the same, of the cells of a search
  Time first_delay = 0;      // after a failure; doubles with each further one
  Time most_delay = 0;
  int64_t strikes = 0;  // with so many a source is disabled

  // What is wrong is what section.Finish() returns.
  static Policy Read(Table& section);
};

// How long a source rests after so many failures in a row, at least one.
Time DelayAfter(int64_t failures, const Policy& policy);

}  // namespace jobutils

#endif  // JOBUTILS_SCHEDULE_SCHEDULE_H_
