// `source` records: {"kind":"source","id":"greenhouse:acme",
// "type":"greenhouse","board":"acme","url":"https://…","confidence":1}, with
// "terms" where the definition has a line on them, and "company" where whoever
// wrote it knows better than the board what the company is called.

#ifndef JOBUTILS_SOURCE_SOURCE_RECORD_H_
#define JOBUTILS_SOURCE_SOURCE_RECORD_H_

#include <optional>
#include <string>

#include "record/record.h"
#include "source/catalog.h"
#include "source/listing.h"

namespace jobutils {

// The source that a `source` record names by type and board or by its URL. On
// failure `flaw` says why: no_source (neither type nor URL), unknown_type,
// unknown_source (no pattern knows the URL), bad_board.
std::optional<Source> SourceOf(const Record& record, Catalog& catalog,
                               Listing::Flaw& flaw);

// The same for the `source` of a listing record.
std::optional<Source> SourceOfListing(const Record& record, Catalog& catalog,
                                      Listing::Flaw& flaw);

// Sets the keys above. `confidence` 1: the URL itself says so.
void SetSource(const Source& source, double confidence, Record& record);

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_SOURCE_RECORD_H_
