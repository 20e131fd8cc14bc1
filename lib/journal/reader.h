// Reading a stage's journal forward, by committed batches.

#ifndef JOBUTILS_JOURNAL_READER_H_
#define JOBUTILS_JOURNAL_READER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "journal/batch.h"
#include "journal/commit.h"
#include "journal/segment.h"

namespace jobutils {

// One batch as it was committed.
struct CommittedBatch {
  std::string_view lines;  // records, each with its LF; the header is none
  Commit commit;
  Position before;  // where it begins; its skip is always 0
  Position after;   // behind its commit
  // How many of its first records the position that the reader was opened at
  // has taken already; `lines` begins behind them.
  uint64_t skipped = 0;

  // Where a reader stands that has taken `count` of `lines`.
  Position Taken(uint64_t count) const;
};

// Holds one batch (kMaxBatchBytes) at most. No lock: a journal may grow, be
// cut back to its last commit, or be compressed while it is read.
class JournalReader {
 public:
  // Reads `folder` (state/<stage>) from `from` on. `consumer` is whose position
  // that is, for the error when the journal does not hold it; "": nobody's.
  // A journal that is not there yet is empty.
  static Result<JournalReader> Open(std::string folder, const Position& from,
                                    std::string consumer = "");

  // The next batch, checked: its crc, its place in the chain, its count. False
  // when nothing more is committed now; ask again later. Views are good until
  // the next call. Damage is an error, as is a position that went away.
  Result<bool> Next();
  const CommittedBatch& batch() const { return batch_; }

  // The header of the segment that batch() is in.
  const JournalHeader& header() const { return header_; }
  // Behind the last batch that Next gave, or where it was opened.
  const Position& position() const { return position_; }
  // After Next was false: bytes of a torn tail, or of a batch that is being
  // written.
  uint64_t torn_bytes() const { return torn_; }

  // Makes sure that everything Next gave is on the disk and still stands. To
  // be called before a position of this journal is committed in another.
  Status Sync();

 private:
  JournalReader(std::string folder, std::string consumer);

  enum class Found { kBatch, kEnd, kBad };
  Error NotHeld(const std::string& why) const;
  Status CheckHeld();
  Result<bool> NextSegment();
  Result<Found> Look();
  Result<Found> FindCommit(size_t* line, size_t* line_end, uint64_t* lines);
  Found Check(size_t line, size_t line_end, uint64_t lines);
  Found Bad(std::string why);
  Result<bool> JudgeTail();

  std::string folder_;
  std::string consumer_;
  std::optional<SegmentFile> file_;
  JournalHeader header_;
  Position position_;
  uint64_t skip_ = 0;    // of the next batch
  uint64_t offset_ = 0;  // in the file, behind the last batch
  std::string buffer_;   // holds the file's bytes from offset_ on
  size_t begin_ = 0;     // in the buffer: where offset_ is
  size_t filled_ = 0;
  std::string why_;  // what is bad about what is there
  uint64_t torn_ = 0;
  CommittedBatch batch_;
};

}  // namespace jobutils

#endif  // JOBUTILS_JOURNAL_READER_H_
