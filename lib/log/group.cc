#include "log/group.h"

#include "step/standing.h"

namespace jobutils {

Group GroupOf(const Record& record, std::string_view stage) {
  if (record.Get("outcome")) return Group::kDropped;
  if (!record.Get("error")) return Group::kLive;
  const Standing standing = StandingOf(record, stage);
  switch (standing.kind) {
    case Standing::kPending:
      return standing.waiting ? Group::kWaiting : Group::kRetrying;
    case Standing::kDead:
      return Group::kDead;
    default:
      return Group::kFailed;
  }
}

}  // namespace jobutils
