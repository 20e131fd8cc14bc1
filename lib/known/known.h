// What is known of listings: an index over the journal of the scrape step,
// beside it (state/scrape/known.*), for whoever must tell new from old without
// reading what is old.
//
// The index is derived. It is stamped with the commit it has seen; when it is
// missing, damaged, of another version or ahead of its journal, it is built
// anew; deleting it loses nothing. Of each id the last record counts, of those
// that the journal still holds: a listing whose record was dropped is unknown.
//
// What it reads of a record:
//
//   listing  id, source.type, .board and .page; outcome.status "closed" or not;
//            change.content, 16 hex digits: a hash of what a reader would see
//            of the listing, and of its id, as whoever judged it saw it
//   scrape   source; only those that have `diff` are known
//
// A listing that is there again unchanged leaves no record, and one that is not
// there leaves none until it is closed: what a scrape did not see stands in its
// own scrape record, which LastScrape leads to.
//
// Ids and names are hashed (SipHash-2-4 under a secret of the index): 64 bits
// for the source and 64 for the id. Two ids of one board could thus be taken
// for one, at less than 3 in 10^8 for a board that has had a million; the
// contents then differ, and the record itself says whose it is.

#ifndef JOBUTILS_KNOWN_KNOWN_H_
#define JOBUTILS_KNOWN_KNOWN_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "journal/commit.h"
#include "journal/segment.h"
#include "known/row.h"
#include "known/row_maker.h"

namespace jobutils {

struct KnownListing {
  KnownKey key;  // group: its source; member: its id
  bool closed = false;
  uint64_t content = 0;  // 0: its record does not say
  RecordPlace place;     // of its last record
};

class Known {
 public:
  // The index over the journal in `folder` (state/scrape), after it was brought
  // up to what is committed there now. That is done under a lock of its own;
  // another process that holds it is waited for, until it has opened the index
  // too. What is open stays as it is, whoever goes on with the index. Without a
  // journal nothing is known, and nothing is written.
  static Result<Known> Open(const std::string& folder, TwinNames twins);
  Known(Known&&) noexcept;
  Known& operator=(Known&&) noexcept;
  ~Known();

  // Up to where the journal was read.
  const Position& seen() const;

  // The name of a listing here: `source` as KnownSource has it. Good for as
  // long as this object is; not to be kept.
  KnownKey Key(std::string_view source, std::string_view id) const;

  Result<std::optional<KnownListing>> Find(const KnownKey& key);

  // Calls `take` with each listing that a source ever had, at the cost of
  // those. Of this object `take` may call Key and Read alone.
  Status ForEach(std::string_view source,
                 const std::function<void(const KnownListing&)>& take);

  // The record of the source's last scrape that has `diff`.
  Result<std::optional<RecordPlace>> LastScrape(std::string_view source);

  // Listings whose last record has this twin name, the one that asks included.
  // Of a name that very many share, kMostTwins are looked at.
  static constexpr size_t kMostTwins = 64;
  Result<std::vector<KnownListing>> Twins(std::string_view name);

  // The record (a line, without LF) that stands at a place from above. An old
  // segment may be compressed: read places of one in their order.
  Result<std::string> Read(const RecordPlace& place);

 private:
  struct Snapshot;
  explicit Known(std::string folder, TwinNames twins);

  Status Refresh();
  Status Rebuild(const Hash128& secret);
  Status ForRows(KnownKey from,
                 const std::function<bool(const KnownRow&)>& take);
  Result<std::optional<KnownRow>> FindRow(const KnownKey& key);

  std::string folder_;
  std::unique_ptr<TwinNames> twins_;
  RecordPlace oldest_;  // in the journal
  std::unique_ptr<Snapshot> snapshot_;
  std::unique_ptr<RowMaker> hashes_;
  std::optional<SegmentFile> segment_;  // the last that was read from
};

}  // namespace jobutils

#endif  // JOBUTILS_KNOWN_KNOWN_H_
