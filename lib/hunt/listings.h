// Every listing that a hunt knows: its newest version, and where that stands.

#ifndef JOBUTILS_HUNT_LISTINGS_H_
#define JOBUTILS_HUNT_LISTINGS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/siphash.h"
#include "hunt/plan.h"
#include "journal/commit.h"
#include "journal/fold.h"
#include "record/record.h"

namespace jobutils {

struct ListingPlace {
  std::string stage;  // the step that wrote it
  std::string next;   // the one that is to read it; "" when none is
  Time since = 0;     // when it was committed
};

// A listing's newest version is in what a step has not read yet of the one
// before it, the earliest such step first; else in the journal of the last
// step. Of the steps that are enabled those count that have a journal. Memory
// is that of one FoldedReader, and 50 bytes for each listing that is unread
// somewhere.
class Listings {
 public:
  static Result<Listings> Open(const std::string& state, const Plan& plan);

  // Goes to the next listing, those that came to the earliest step first; false
  // behind the last one. Views of the one before are then void.
  Result<bool> Next();
  const Record& listing() const { return listing_; }
  std::string_view line() const { return line_; }
  const ListingPlace& place() const { return place_; }

 private:
  // Of a journal: all of it, or what the next step has not read.
  struct Stretch {
    std::string stage;
    std::string next;
    std::string consumer;  // whose position `from` is, or ""
    Position from;
  };

  Listings() = default;
  bool IsNew();

  std::string state_;
  std::vector<Stretch> stretches_;
  size_t now_ = 0;
  std::optional<FoldedReader> reader_;
  Hash128 key_;
  std::unordered_set<uint64_t> seen_;  // hashes of ids
  std::string_view line_;
  Record listing_;
  ListingPlace place_;
};

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_LISTINGS_H_
