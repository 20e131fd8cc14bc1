// The second request, per listing: what the list did not say.

#ifndef JOBUTILS_SOURCE_DETAIL_H_
#define JOBUTILS_SOURCE_DETAIL_H_

#include <string>

#include "net/http.h"
#include "record/record.h"
#include "source/catalog.h"
#include "source/listing.h"

namespace jobutils {

// The request for a listing's detail; its url is "" when there is none to be
// made: the definition has none, or it needs an id or URL that is not known.
HttpRequest DetailRequest(const Source& source, const std::string& native_id,
                          const std::string& url);

// Fills the gaps of `listing` from the answer to DetailRequest. When that gave
// no text, the listing's flaw is detail_<reason> (see Trouble), or
// detail_no_text.
void AddDetail(const Source& source, HttpAnswer answer, Time now,
               Listing& listing);

// Sets the keys that `record` lacks from what AddDetail filled.
void SetDetail(const Listing& listing, Record& record);

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_DETAIL_H_
