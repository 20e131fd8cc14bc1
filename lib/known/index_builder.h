// An index while rows are added to it.

#ifndef JOBUTILS_KNOWN_INDEX_BUILDER_H_
#define JOBUTILS_KNOWN_INDEX_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "known/index_file.h"
#include "known/row.h"

namespace jobutils {

struct IndexLimits {
  size_t tail_rows = 4 << 10;      // 128 KiB, read at each start
  size_t settle_rows = 128 << 10;  // 4 MiB, in memory
  size_t runs = 192;               // open at once while they are merged
};

class IndexBuilder {
 public:
  // Goes on from `index`; rows of records before `oldest` may be forgotten.
  IndexBuilder(std::string folder, KnownIndex index, const RecordPlace& oldest,
               const IndexLimits& limits = {});
  // Without Finish, deletes the runs that it made.
  ~IndexBuilder();
  IndexBuilder(const IndexBuilder&) = delete;
  IndexBuilder& operator=(const IndexBuilder&) = delete;

  // Where to put further rows, in any order. Call Settle now and then.
  std::vector<KnownRow>& rows() { return rows_; }
  // Writes them to a run when they are many.
  Status Settle();

  // Stores what there is, as seen up to `seen`: in the tail, if it is little
  // and there was an index before; nowhere, if that had seen as much.
  Result<KnownIndex> Finish(const Position& seen);

  // After an error: the runs it began with cannot be read.
  bool is_useless() const { return is_useless_; }

 private:
  Status Spill();
  Status MergeFrom(size_t begin);
  Status SyncRuns() const;
  bool FitsTail() const;
  size_t FirstToMerge() const;

  std::string folder_;
  KnownIndex index_;
  RecordPlace oldest_;
  IndexLimits limits_;
  std::vector<KnownRow> rows_;
  uint64_t first_new_number_;  // what is from here on is not stored yet
  size_t stored_rows_;         // how many of the first rows are in the tail
  bool is_useless_ = false;
};

}  // namespace jobutils

#endif  // JOBUTILS_KNOWN_INDEX_BUILDER_H_
