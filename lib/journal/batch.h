// Records that are committed together.

#ifndef JOBUTILS_JOURNAL_BATCH_H_
#define JOBUTILS_JOURNAL_BATCH_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "journal/commit.h"
#include "record/record.h"

namespace jobutils {

// A batch that has reached this many bytes takes no further record.
inline constexpr size_t kFullBatchBytes = 4 << 20;
// So the longest batch on disk is a header, kFullBatchBytes - 1 bytes of
// records, the longest record with its LF, and a commit.
inline constexpr size_t kMaxBatchBytes =
    kFullBatchBytes + kMaxRecordBytes + 2 * kMaxJournalLine;

class JournalBatch {
 public:
  // Takes a record (a line without LF). Errors: the batch is full; the line is
  // empty, longer than kMaxRecordBytes, holds a LF or is a journal line. The
  // batch is then as it was.
  Status Add(std::string_view line);

  bool full() const { return bytes_.size() >= kFullBatchBytes; }
  bool empty() const { return records_ == 0; }
  uint64_t records() const { return records_; }
  // The lines, each with its LF.
  std::string_view lines() const { return bytes_; }
  // Forgets them; the memory stays.
  void Clear();

 private:
  friend class JournalWriter;
  std::string bytes_;
  uint64_t records_ = 0;
};

// for (std::string_view line : Lines(text)): the lines of `text`, each of
// which ends in LF, without it.
class Lines {
 public:
  class Iterator {
   public:
    explicit Iterator(std::string_view rest) : rest_(rest) { Cut(); }
    std::string_view operator*() const { return rest_.substr(0, end_); }
    Iterator& operator++() {
      rest_.remove_prefix(end_ + 1);
      Cut();
      return *this;
    }
    bool operator!=(std::nullptr_t) const { return !rest_.empty(); }

   private:
    void Cut() { end_ = rest_.find('\n'); }
    std::string_view rest_;
    size_t end_ = 0;
  };

  explicit Lines(std::string_view text) : text_(text) {}
  Iterator begin() const { return Iterator(text_); }
  std::nullptr_t end() const { return nullptr; }

 private:
  std::string_view text_;
};

}  // namespace jobutils

#endif  // JOBUTILS_JOURNAL_BATCH_H_
