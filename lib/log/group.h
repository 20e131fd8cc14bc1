// How a record in the journal of a step fares.

#ifndef JOBUTILS_LOG_GROUP_H_
#define JOBUTILS_LOG_GROUP_H_

#include <array>
#include <cstddef>
#include <string_view>

#include "record/record.h"

namespace jobutils {

enum class Group {
  kLive,
  kDropped,   // it has an outcome
  kWaiting,   // with the code `wait`, and goes in again
  kRetrying,  // another error, and goes in again
  kDead,      // its tries are spent
  kFailed,    // for good, or in an earlier step
};

// As the groups are called, in their order.
inline constexpr std::array<const char*, 6> kGroupNames = {
    "live", "dropped", "waiting", "retrying", "dead", "failed"};

// Each record is of one group.
Group GroupOf(const Record& record, std::string_view stage);

}  // namespace jobutils

#endif  // JOBUTILS_LOG_GROUP_H_
