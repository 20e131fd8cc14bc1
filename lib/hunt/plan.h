// What the sections [hunt] and [stage.NAME] of config.toml say, and what
// becomes of the chain by them.

#ifndef JOBUTILS_HUNT_PLAN_H_
#define JOBUTILS_HUNT_PLAN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "config/table.h"
#include "hunt/chain.h"
#include "schedule/schedule.h"
#include "schedule/span.h"

namespace jobutils {

struct StagePlan {
  std::string name;
  Part part = Part::kScrape;
  std::string from;  // the stage that it reads; "" of the first

  bool enabled = true;
  std::string why_not;  // when it is not: "no profile.json"

  // When --if-due runs it: `every` or `times`, or whenever there is something
  // to do. Of scrape: see Plan::sources.
  Schedule when;

  int64_t batch = 1000;          // records
  int64_t retries = 3;           // tries in all
  std::optional<int64_t> daily;  // live records; of scrape: new ones a search
  int64_t timeout = 600;         // seconds
};

struct Plan {
  std::vector<StagePlan> stages;  // of kChain, all of them
  Policy sources;                 // [due], with the times of [stage.scrape]
  std::optional<int64_t> cap;     // sources a run, [due] cap
  std::optional<int64_t> sources_daily;  // runs of sources a day, [due] daily
  // Targets of make to be made anew behind each run, [hunt] also.
  std::vector<std::string> also;
  Time stale = 26 * kHour;  // [hunt] stale: a success may be so old

  // The stages that are enabled, in order. The pointers are into `stages`.
  std::vector<const StagePlan*> Enabled() const;
  // nullptr when there is none of that name.
  const StagePlan* Find(std::string_view stage) const;
};

// From `config`, config.toml of the workspace. An error names file, line and
// what was expected. match and draft are off without a profile.json
// that has a name in it.
Result<Plan> ReadPlan(const std::string& workspace, Table& config);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_PLAN_H_
