// What became of the listings of one source.

#ifndef JOBUTILS_DIFF_TALLY_H_
#define JOBUTILS_DIFF_TALLY_H_

#include <cstddef>
#include <cstdint>

#include "record/json.h"

namespace jobutils {

enum class Change {
  kNew,
  kUpdated,
  kUnchanged,
  kClosed,
  kReopened,
  kReposted,
  kDuplicate,
  kMissing,
  kHeld,
};

// As in `change.status` and `diff`.
inline const char* ChangeName(Change change) {
  constexpr const char* kNames[] = {"new",       "updated",  "unchanged",
                                    "closed",    "reopened", "reposted",
                                    "duplicate", "missing",  "held"};
  return kNames[static_cast<int>(change)];
}

class Tally {
 public:
  int64_t& operator[](Change change) {
    return counts_[static_cast<size_t>(change)];
  }
  // All of them, but `held` only where something was.
  JsonObject Counts() const {
    JsonObject json;
    for (size_t i = 0; i < kChanges; ++i) {
      const Change change = static_cast<Change>(i);
      if (change == Change::kHeld && counts_[i] == 0) continue;
      json.Integer(ChangeName(change), counts_[i]);
    }
    return json;
  }

 private:
  static constexpr size_t kChanges = static_cast<size_t>(Change::kHeld) + 1;
  int64_t counts_[kChanges] = {};
};

}  // namespace jobutils

#endif  // JOBUTILS_DIFF_TALLY_H_
