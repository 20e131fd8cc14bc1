// Tells what is new, changed, closed or there again from what is known.

#ifndef JOBUTILS_DIFF_DIFFER_H_
#define JOBUTILS_DIFF_DIFFER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "diff/closer.h"
#include "diff/past.h"
#include "diff/tally.h"
#include "record/record.h"

namespace jobutils {

// Takes a stream as job-scrape writes it: the listings of a source, then its
// scrape record. Of the source that is being read, 8 bytes are held for each
// listing; a listing of another source ends it, and when its scrape record
// comes later, nothing is concluded from what was not seen.
class Differ {
 public:
  // `daily`: of a search, so many new listings may leave a local day.
  Differ(Past past, Time now, std::optional<int64_t> daily)
      : past_(std::move(past)), now_(now), daily_(daily) {}

  // Judges a live listing and sets `change`, and `outcome` if it repeats one
  // of another source. False: it is to be left out, since it is unchanged or
  // held back.
  Result<bool> Judge(Record& listing);

  // A listing that is not live is there, too.
  void Note(const Record& listing);

  // A scrape record: gives `write` the listings of its source that are closed
  // now, then sets `diff` and `missing`.
  Status End(Record& scrape, const Closer::Write& write);

  // How many new listings were held back.
  int64_t held() const { return held_; }

 private:
  struct Block {
    std::string source;
    std::vector<uint64_t> seen;  // KnownKey::member
    size_t sightings = 0;
    std::optional<int64_t> today;  // new ones of a search, once looked up
    Tally tally;
  };
  // A listing on its way through Judge.
  struct Visit {
    Record& listing;
    std::string id;
    uint64_t content;
    bool pinned;
    Time at;  // when it was read
    std::vector<std::string> names = {};
  };

  void Enter(const Record& record);
  void See(const std::string& id);
  bool IsWhole(const Record& scrape) const;
  Result<int64_t> Today(Block& block);

  Result<bool> Meet(Visit& visit, const KnownListing& found);
  Result<bool> Welcome(Visit& visit, Change change, const Record* before);
  void Repeat(Visit& visit, const Past::Twin& original);
  void Leave(Visit& visit, Change change, const Record* before,
             const std::string& was = "");
  bool Skip(Change change);

  Past past_;
  Time now_;
  std::optional<int64_t> daily_;
  Block block_;
  // Of the searches that this run has read.
  std::unordered_map<std::string, int64_t> today_;
  int64_t held_ = 0;
};

}  // namespace jobutils

#endif  // JOBUTILS_DIFF_DIFFER_H_
