// Everything that was decided about one listing, in order.

#ifndef JOBUTILS_HUNT_DECISIONS_H_
#define JOBUTILS_HUNT_DECISIONS_H_

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "hunt/find_listing.h"
#include "hunt/plan.h"
#include "hunt/verdict.h"

namespace jobutils {

struct Decision {
  std::string stage;
  Time at = 0;          // when it was committed; of what is to come, now
  bool past = false;    // of an earlier version: the step has not read this one
  bool is_due = false;  // of what is to come
  Verdict verdict;
};

// First each version that came from the sources, then the last word of each
// step that had one, then which step the listing waits for, and until when.
// Reads all journals of the chain.
Result<std::vector<Decision>> DecisionsOn(const FoundListing& listing,
                                          const std::string& state,
                                          const Plan& plan, Time now);

// For a person, in local time.
std::string DecisionsText(const FoundListing& listing, const Plan& plan,
                          const std::vector<Decision>& decisions);
// Records of the kind `decision`, a line each.
std::string DecisionsJson(const FoundListing& listing,
                          const std::vector<Decision>& decisions);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_DECISIONS_H_
