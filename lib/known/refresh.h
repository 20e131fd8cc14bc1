// Bringing the index up to its journal. The caller holds the index's lock.

#ifndef JOBUTILS_KNOWN_REFRESH_H_
#define JOBUTILS_KNOWN_REFRESH_H_

#include <string>

#include "base/result.h"
#include "base/siphash.h"
#include "known/index_file.h"
#include "known/row_maker.h"

namespace jobutils {

// Reads what the journal in `folder` has behind the position that the index
// has seen, and stores the index as it then is. Without an index, with one
// that was built with other twin names, one that cannot be read, or one of
// which the journal does not hold the position, all of the journal is read.
// Where nothing is new, nothing is written. `oldest`: rows of records before it
// may be forgotten.
//
// A few rows go into the tail; once they are many, into a run, which is merged
// with those runs before it that are not several times larger. So a row is
// written a few times in all, whatever is known, and there are few runs.
// Memory: 4 MiB of rows or a block a run, and a batch.
Result<KnownIndex> RefreshIndex(const std::string& folder,
                                const TwinNames& twins,
                                const RecordPlace& oldest);

// The same, from the whole journal; the hashes are keyed with `secret`.
Result<KnownIndex> RebuildIndex(const std::string& folder,
                                const TwinNames& twins, const Hash128& secret);

}  // namespace jobutils

#endif  // JOBUTILS_KNOWN_REFRESH_H_
