// Whether a hunt is well, and what is not.

#ifndef JOBUTILS_HUNT_HEALTH_H_
#define JOBUTILS_HUNT_HEALTH_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "hunt/plan.h"
#include "hunt/run_book.h"
#include "hunt/stage_health.h"

namespace jobutils {

struct SourceHealth {
  std::string id;
  std::string status;
  std::string reason;
};

struct Health {
  std::vector<StageHealth> stages;                // of the chain
  std::vector<std::string> sources;               // their records
  std::map<std::string, uint64_t> source_counts;  // by status
  std::vector<SourceHealth> troubled;             // failed or disabled sources
  RunStanding runs;
  bool running = false;
  std::string last_run;  // the record of the last run that has ended, or ""
  // Each one line, what to do about it included. Healthy is who has none.
  std::vector<std::string> problems;
  std::vector<std::string> notes;  // what a person may want to know
};

// Reads all journals of the hunt in `workspace`, with the state folder `state`.
// Damage is a problem, not an error.
Health Examine(const std::string& workspace, const std::string& state,
               const Plan& plan, Time now);

// For a person.
std::string HealthText(const Health& health, Time now);
// Records of the kinds `stage`, `source` and `hunt`, a line each.
std::string HealthJson(const Health& health);
// In the text format of Prometheus, version 0.0.4.
std::string HealthMetrics(const Health& health);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_HEALTH_H_
