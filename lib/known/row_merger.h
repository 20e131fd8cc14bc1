// The rows of several runs, as if they were one.

#ifndef JOBUTILS_KNOWN_ROW_MERGER_H_
#define JOBUTILS_KNOWN_ROW_MERGER_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "known/row.h"
#include "known/run.h"

namespace jobutils {

class RowMerger {
 public:
  // Merges `runs` and `tail` (ascending, each key once), which must outlive
  // it. Holds a block of each run. What comes from records before `oldest` is
  // left out.
  RowMerger(const std::vector<Run>& runs, const std::vector<KnownRow>& tail,
            const RecordPlace& oldest);

  // Next goes on with the first row that is not before `from`.
  void Seek(const KnownKey& from);
  // The next row, each key once; null at the end, or when a run cannot be read.
  // Good until the next call.
  const KnownRow* Next();
  bool failed() const { return failed_; }

 private:
  struct Cursor {
    const Run* run;  // null: the tail
    std::unique_ptr<RunBlock> block;
    uint64_t number;  // of the block that is held
    const KnownRow* at;
    const KnownRow* end;
  };

  bool Load(Cursor& cursor, uint64_t number);
  bool AtEnd(Cursor& cursor);
  void Advance();

  const std::vector<KnownRow>& tail_;
  RecordPlace oldest_;
  std::vector<Cursor> cursors_;
  std::vector<Cursor*> heap_;  // that of the least row is first
  KnownRow row_;
  bool failed_ = false;
};

}  // namespace jobutils

#endif  // JOBUTILS_KNOWN_ROW_MERGER_H_
