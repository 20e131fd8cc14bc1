#include "known/known.h"

#include <algorithm>
#include <utility>

#include "journal/lock.h"
#include "known/index_file.h"
#include "known/refresh.h"
#include "known/row_merger.h"
#include "known/run.h"

namespace jobutils {
namespace {

constexpr char kLock[] = "known.lock";
constexpr size_t kReadAtOnce = 8 << 10;

KnownListing ListingOf(const KnownRow& row) {
  return {row.key, row.closed(), row.data, row.place()};
}

}  // namespace

// An index with its files open.
struct Known::Snapshot {
  // nullptr when a run is not there, or not the one that it should be.
  static std::unique_ptr<Snapshot> Open(const std::string& folder,
                                        KnownIndex index,
                                        const RecordPlace& oldest) {
    std::vector<Run> runs;
    for (const RunInfo& info : index.runs) {
      std::optional<Run> run = Run::Open(folder, info);
      if (!run) return nullptr;
      runs.push_back(std::move(*run));
    }
    SortRows(index.tail.rows);
    return std::unique_ptr<Snapshot>(
        new Snapshot(std::move(index), std::move(runs), oldest));
  }

  Snapshot(KnownIndex i, std::vector<Run> r, const RecordPlace& oldest)
      : index(std::move(i)),
        runs(std::move(r)),
        rows(runs, index.tail.rows, oldest) {}

  KnownIndex index;
  std::vector<Run> runs;
  RowMerger rows;
};

Known::Known(std::string folder, TwinNames twins)
    : folder_(std::move(folder)),
      twins_(std::make_unique<TwinNames>(std::move(twins))) {}
Known::Known(Known&&) noexcept = default;
Known& Known::operator=(Known&&) noexcept = default;
Known::~Known() = default;

Result<Known> Known::Open(const std::string& folder, TwinNames twins) {
  Known known(folder, std::move(twins));
  const Result<std::vector<uint64_t>> segments = ListSegments(folder);
  if (!segments) return segments.error();
  Status ready = Ok{};
  if (segments->empty()) {
    known.snapshot_ = Snapshot::Open(folder, KnownIndex(), {});
  } else {
    known.oldest_ = {segments->front(), 0};
    ready = known.Refresh();
  }
  if (!ready) return ready.error();
  known.hashes_ =
      std::make_unique<RowMaker>(known.snapshot_->index.secret, *known.twins_);
  return known;
}

Status Known::Refresh() {
  const Result<StageLock> lock = StageLock::Take(folder_, true, kLock);
  if (!lock) return lock.error();
  Result<KnownIndex> index = RefreshIndex(folder_, *twins_, oldest_);
  if (!index) return index.error();
  const Hash128 secret = index->secret;
  snapshot_ = Snapshot::Open(folder_, std::move(*index), oldest_);
  return snapshot_ != nullptr ? Ok{} : Rebuild(secret);
}

// Under the lock. The hashes stay what they are.
Status Known::Rebuild(const Hash128& secret) {
  Result<KnownIndex> index = RebuildIndex(folder_, *twins_, secret);
  if (!index) return index.error();
  snapshot_ = Snapshot::Open(folder_, std::move(*index), oldest_);
  if (snapshot_ != nullptr) return Ok{};
  return IoError("cannot read the index in '" + folder_ + "'");
}

const Position& Known::seen() const { return snapshot_->index.seen; }

KnownKey Known::Key(std::string_view source, std::string_view id) const {
  return hashes_->Listing(source, id);
}

// Gives `take` the rows from `from` on, until it returns false. When a run
// turns out to be damaged, the index is built anew, once.
Status Known::ForRows(KnownKey from,
                      const std::function<bool(const KnownRow&)>& take) {
  for (bool again = false;; again = true) {
    snapshot_->rows.Seek(from);
    while (const KnownRow* row = snapshot_->rows.Next()) {
      if (!take(*row)) return Ok{};
      from = {row->key.group, row->key.member + 1};
    }
    if (!snapshot_->rows.failed()) return Ok{};
    if (again) return IoError("cannot read the index in '" + folder_ + "'");
    const Result<StageLock> lock = StageLock::Take(folder_, true, kLock);
    if (!lock) return lock.error();
    Status rebuilt = Rebuild(snapshot_->index.secret);
    if (!rebuilt) return rebuilt;
  }
}

Result<std::optional<KnownRow>> Known::FindRow(const KnownKey& key) {
  std::optional<KnownRow> found;
  Status done = ForRows(key, [&](const KnownRow& row) {
    if (row.key == key) found = row;
    return false;
  });
  if (!done) return done.error();
  return found;
}

Result<std::optional<KnownListing>> Known::Find(const KnownKey& key) {
  const Result<std::optional<KnownRow>> row = FindRow(key);
  if (!row) return row.error();
  if (!*row) return std::optional<KnownListing>();
  return std::optional<KnownListing>(ListingOf(**row));
}

Status Known::ForEach(std::string_view source,
                      const std::function<void(const KnownListing&)>& take) {
  const uint64_t group = hashes_->Source(source);
  return ForRows({group, 1}, [&](const KnownRow& row) {
    if (row.key.group != group) return false;
    take(ListingOf(row));
    return true;
  });
}

Result<std::optional<RecordPlace>> Known::LastScrape(std::string_view source) {
  const Result<std::optional<KnownRow>> row =
      FindRow({hashes_->Source(source), 0});
  if (!row) return row.error();
  if (!*row) return std::optional<RecordPlace>();
  return std::optional<RecordPlace>((*row)->place());
}

Result<std::vector<KnownListing>> Known::Twins(std::string_view name) {
  const uint64_t group = hashes_->Twin(name);
  std::vector<KnownRow> rows;
  Status done = ForRows({group, 0}, [&](const KnownRow& row) {
    if (row.key.group != group) return false;
    rows.push_back(row);
    return rows.size() < kMostTwins;
  });
  if (!done) return done.error();
  std::vector<KnownListing> twins;
  for (const KnownRow& row : rows) {
    const auto listing = Find({row.data, row.key.member});
    if (!listing) return listing.error();
    // Else a later record of it had another name.
    if (*listing && (*listing)->place == row.place()) {
      twins.push_back(**listing);
    }
  }
  return twins;
}

Result<std::string> Known::Read(const RecordPlace& place) {
  if (!segment_ || segment_->segment() != place.segment) {
    auto opened = SegmentFile::Open(folder_, place.segment);
    if (!opened) return opened.error();
    segment_ = std::move(*opened);
  }
  const std::string missing = "cannot read byte " +
                              std::to_string(place.offset) + " of '" +
                              SegmentPath(folder_, place.segment) + "': ";
  if (!segment_) return IoError(missing + "the segment was dropped");
  std::string line;
  for (size_t end = line.npos; end == line.npos;) {
    const size_t size = line.size();
    line.resize(size + std::max(size, kReadAtOnce));
    const Result<size_t> got = segment_->Read(
        place.offset + size, line.data() + size, line.size() - size);
    if (!got) return got.error();
    line.resize(size + *got);
    end = line.find('\n', size);
    if (*got == 0 || (end == line.npos && size > kMaxRecordBytes)) {
      return IoError(missing + "no record stands there");
    }
    if (end != line.npos) line.resize(end);
  }
  return line;
}

}  // namespace jobutils
