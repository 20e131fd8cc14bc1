// Appending to a stage's journal.

#ifndef JOBUTILS_JOURNAL_WRITER_H_
#define JOBUTILS_JOURNAL_WRITER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "journal/batch.h"
#include "journal/commit.h"
#include "journal/head.h"
#include "journal/lock.h"

namespace jobutils {

class JournalWriter {
 public:
  struct Options {
    std::vector<std::string> command;  // the filter and its arguments
    std::string config;                // a hash of what they were set to
    bool wait = false;                 // for the lock
    uint64_t segment_bytes = kSegmentBytes;
  };

  // Makes and locks `folder` (state/<stage>), and moves a torn tail aside.
  // Errors are all input/output: a held lock, damage, a full disk.
  static Result<JournalWriter> Open(const std::string& folder, Options options);

  // The last commit, nullopt before the first. Its header tells whether the
  // command or the configuration has changed since.
  const std::optional<JournalHead>& head() const { return head_; }

  // Commits the batch (which may be empty) and what `note` says, in one write;
  // when it returns, they are on the disk. The batch is cleared. On an error
  // the batch is as it was and nothing of it is in the journal: it is cut back
  // to the last commit, and this writer is of no further use.
  Result<Position> Append(JournalBatch& batch, const CommitNote& note);

 private:
  JournalWriter(std::string folder, Options options, StageLock lock);

  Status Recover();
  bool NeedsSegment() const;
  JournalHeader NextHeader(Time at) const;
  Status OpenSegment(uint64_t segment);
  Status Prepare(const JournalHeader& header);
  Status WriteOut(std::string_view bytes);
  Error Undo(Error why);

  std::string folder_;
  Options options_;
  StageLock lock_;
  std::optional<JournalHead> head_;
  Fd fd_;                 // of the segment `open_`
  uint64_t open_ = 0;     // 0: none
  uint64_t end_ = 0;      // of what is committed in it
  bool settled_ = false;  // what was found here is on the disk
  bool failed_ = false;
};

}  // namespace jobutils

#endif  // JOBUTILS_JOURNAL_WRITER_H_
