#include "known/index_builder.h"

#include <unistd.h>

#include <cstddef>
#include <optional>
#include <utility>

#include "known/row_merger.h"
#include "known/run.h"

namespace jobutils {
namespace {

// A run stays as it is while it is more than so many times as large as all that
// came after it.
constexpr uint64_t kGrowth = 4;

// Frames without rows must not pile up either.
constexpr uint64_t kMostTailBytes = 256 << 10;

}  // namespace

IndexBuilder::IndexBuilder(std::string folder, KnownIndex index,
                           const RecordPlace& oldest, const IndexLimits& limits)
    : folder_(std::move(folder)),
      index_(std::move(index)),
      oldest_(oldest),
      limits_(limits),
      rows_(std::move(index_.tail.rows)),
      first_new_number_(index_.next_number),
      stored_rows_(rows_.size()) {}

IndexBuilder::~IndexBuilder() {
  for (; first_new_number_ < index_.next_number; ++first_new_number_) {
    unlink(RunPath(folder_, first_new_number_).c_str());
  }
}

Status IndexBuilder::Settle() {
  if (rows_.size() < limits_.settle_rows) return Ok{};
  Status spilled = Spill();
  if (!spilled || index_.runs.size() < limits_.runs) return spilled;
  return MergeFrom(FirstToMerge());
}

Status IndexBuilder::Spill() {
  SortRows(rows_);
  Result<RunWriter> run = RunWriter::Open(folder_, index_.next_number++);
  if (!run) return run.error();
  for (const KnownRow& row : rows_) {
    Status added = run->Add(row);
    if (!added) return added;
  }
  const Result<RunInfo> info = run->Finish();
  if (!info) return info.error();
  index_.runs.push_back(*info);
  rows_.clear();
  return Ok{};
}

size_t IndexBuilder::FirstToMerge() const {
  if (index_.runs.empty()) return 0;
  size_t first = index_.runs.size() - 1;
  uint64_t rows = index_.runs[first].rows;
  while (first > 0 && index_.runs[first - 1].rows <= kGrowth * rows) {
    rows += index_.runs[--first].rows;
  }
  return first;
}

// Makes the runs from `begin` on one.
Status IndexBuilder::MergeFrom(size_t begin) {
  if (begin + 1 >= index_.runs.size()) return Ok{};
  std::vector<Run> runs;
  for (size_t i = begin; i < index_.runs.size(); ++i) {
    std::optional<Run> run = Run::Open(folder_, index_.runs[i]);
    if (!run) break;
    runs.push_back(std::move(*run));
  }
  is_useless_ = runs.size() < index_.runs.size() - begin;
  Result<RunWriter> merged = RunWriter::Open(folder_, index_.next_number++);
  if (!merged) return merged.error();
  const std::vector<KnownRow> no_tail;
  RowMerger merger(runs, no_tail, oldest_);
  while (const KnownRow* row = is_useless_ ? nullptr : merger.Next()) {
    Status added = merged->Add(*row);
    if (!added) return added;
  }
  is_useless_ |= merger.failed();
  if (is_useless_) return IoError("cannot read the index in '" + folder_ + "'");
  const Result<RunInfo> info = merged->Finish();
  if (!info) return info.error();
  index_.runs.resize(begin);
  if (info->rows > 0) index_.runs.push_back(*info);
  return Ok{};
}

Status IndexBuilder::SyncRuns() const {
  for (const RunInfo& run : index_.runs) {
    if (run.number < first_new_number_) continue;
    Status synced = SyncRun(folder_, run.number);
    if (!synced) return synced;
  }
  return Ok{};
}

bool IndexBuilder::FitsTail() const {
  const bool is_spilled = index_.next_number != first_new_number_;
  return index_.tail.number > 0 && !is_spilled &&
         rows_.size() <= limits_.tail_rows &&
         index_.tail.bytes <= kMostTailBytes;
}

Result<KnownIndex> IndexBuilder::Finish(const Position& seen) {
  const bool is_news = index_.seen != seen;
  index_.seen = seen;
  if (FitsTail()) {
    if (is_news) {
      Status done = AppendTail(
          folder_, index_.tail,
          {rows_.begin() + static_cast<ptrdiff_t>(stored_rows_), rows_.end()},
          seen);
      if (!done) return done.error();
    }
    index_.tail.rows = std::exchange(rows_, {});
    return index_;
  }
  Status done = Ok{};
  if (!rows_.empty()) done = Spill();
  const bool is_first = index_.tail.number == 0;
  if (done) done = MergeFrom(is_first ? 0 : FirstToMerge());
  if (done) done = SyncRuns();
  index_.tail = {};
  index_.tail.number = index_.next_number++;
  if (done) done = StoreIndex(folder_, index_);
  if (!done) return done.error();
  first_new_number_ = index_.next_number;
  DeleteOtherFiles(folder_, index_);
  return index_;
}

}  // namespace jobutils
