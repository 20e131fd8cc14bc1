// Listings that a person asked for.

#ifndef JOBUTILS_RECORD_PINNED_H_
#define JOBUTILS_RECORD_PINNED_H_

#include "record/record.h"

namespace jobutils {

// Whether `pinned` is true: nothing but what happens to the listing itself may
// bring it to rest.
inline bool IsPinned(const Record& listing) {
  return listing.Get("pinned").AsBool().value_or(false);
}

}  // namespace jobutils

#endif  // JOBUTILS_RECORD_PINNED_H_
