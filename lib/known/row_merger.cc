#include "known/row_merger.h"

#include <algorithm>
#include <iterator>

namespace jobutils {
namespace {

constexpr uint64_t kNone = UINT64_MAX;

// For a heap with the least row first.
constexpr auto kIsBehind = [](const auto* a, const auto* b) {
  return *a->at > *b->at;
};

}  // namespace

RowMerger::RowMerger(const std::vector<Run>& runs,
                     const std::vector<KnownRow>& tail,
                     const RecordPlace& oldest)
    : tail_(tail), oldest_(oldest) {
  for (const Run& run : runs) {
    cursors_.push_back(
        {&run, std::make_unique<RunBlock>(), kNone, nullptr, nullptr});
  }
  cursors_.push_back({nullptr, nullptr, kNone, nullptr, nullptr});
  Seek({});
}

bool RowMerger::Load(Cursor& cursor, uint64_t number) {
  if (cursor.number != number &&
      !cursor.run->ReadBlock(number, *cursor.block)) {
    cursor.number = kNone;
    return false;
  }
  cursor.number = number;
  cursor.at = cursor.block->row;
  cursor.end = cursor.at + cursor.block->rows;
  return true;
}

// Goes on to the next block where it must.
bool RowMerger::AtEnd(Cursor& cursor) {
  if (cursor.at != cursor.end) return false;
  if (cursor.run == nullptr || cursor.number + 1 == cursor.run->blocks()) {
    return true;
  }
  if (Load(cursor, cursor.number + 1)) return false;
  failed_ = true;
  return true;
}

void RowMerger::Seek(const KnownKey& from) {
  failed_ = false;
  heap_.clear();
  for (Cursor& cursor : cursors_) {
    if (cursor.run == nullptr) {
      cursor.at = tail_.data();
      cursor.end = tail_.data() + tail_.size();
    } else if (!Load(cursor, cursor.run->FindBlock(from))) {
      failed_ = true;
      return;
    }
    cursor.at = std::lower_bound(
        cursor.at, cursor.end, from,
        [](const KnownRow& row, const KnownKey& key) { return row.key < key; });
    if (!AtEnd(cursor)) heap_.push_back(&cursor);
  }
  std::make_heap(heap_.begin(), heap_.end(), kIsBehind);
}

// Puts the next row of the first cursor in its place.
void RowMerger::Advance() {
  std::pop_heap(heap_.begin(), heap_.end(), kIsBehind);
  ++heap_.back()->at;
  if (AtEnd(*heap_.back())) {
    heap_.pop_back();
  } else {
    std::push_heap(heap_.begin(), heap_.end(), kIsBehind);
  }
}

const KnownRow* RowMerger::Next() {
  while (!failed_ && !heap_.empty()) {
    do {
      row_ = *heap_.front()->at;
      Advance();
    } while (!heap_.empty() && heap_.front()->at->key == row_.key);
    if (!failed_ && row_.place() >= oldest_) return &row_;
  }
  return nullptr;
}

}  // namespace jobutils
