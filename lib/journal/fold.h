// A journal folded: of each kind and id the last record alone.

#ifndef JOBUTILS_JOURNAL_FOLD_H_
#define JOBUTILS_JOURNAL_FOLD_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/siphash.h"
#include "journal/reader.h"

namespace jobutils {

// Reads the journal twice: once to learn which record is the last of its id,
// once to give those out. Memory is a bit a record and 32 bytes an id, for at
// most `ids_at_once` ids; a journal with more is read once more for each
// further so many.
class FoldedReader {
 public:
  static constexpr size_t kIdsAtOnce = size_t{1} << 21;

  // Folds `folder` as it is now, from `from` on; what is appended later is not
  // seen.
  static Result<FoldedReader> Open(const std::string& folder,
                                   const Position& from = {},
                                   size_t ids_at_once = kIdsAtOnce);

  // The next record that is the last of its kind and id, in the journal's
  // order; one without an id is always its own. False at the end. The view is
  // good until the next call.
  Result<bool> Next(std::string_view* line);

  // The batch that the line of the last Next is in.
  const CommittedBatch& batch() const { return reader_.batch(); }
  // Where the fold ends: the journal's last commit when it was opened.
  const Position& end() const { return end_; }

 private:
  FoldedReader(JournalReader reader, Position end, std::vector<bool> last);

  JournalReader reader_;
  Position end_;
  std::vector<bool> last_;  // by the number of the record
  size_t number_ = 0;       // of the next record
  std::string_view rest_;   // of the batch
};

}  // namespace jobutils

#endif  // JOBUTILS_JOURNAL_FOLD_H_
