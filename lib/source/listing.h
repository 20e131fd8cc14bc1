// One listing, on its way from a board's answer to a record.

#ifndef JOBUTILS_SOURCE_LISTING_H_
#define JOBUTILS_SOURCE_LISTING_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "source/catalog.h"
#include "source/definition.h"
#include "source/places.h"

namespace jobutils {

// What is unknown is empty. Texts are as they go into the record.
struct Listing {
  std::string native_id;
  std::string url, apply_url, title, department, company;
  Places locations;
  std::string workplace, employment;
  std::string salary;  // JSON
  std::string posted_at, updated_at, closes_at;
  std::string description;

  // What kept it from being complete.
  struct Flaw {
    std::string code;
    std::string message;
    bool retry = false;
  };
  Flaw flaw;
};

// Reads the keys of a record from `scope.item`. URLs come out absolute against
// {page} and canonical, other texts as one line, whether or not the definition
// sees to it.
Listing ReadListing(const FieldRules& rules, const Scope& scope);

// Takes from `more` what `listing` lacks.
void FillGaps(Listing& listing, Listing&& more);

// Another row of the same listing: its places are added, else the first wins.
void MergeRow(Listing& listing, Listing&& row);

// The line of the `listing` record, keys in the order of jobutils-record(5),
// always below kMaxRecordBytes: a description that would not fit is left out,
// with the error `too_long`. The other errors: no_title, no_url, many_places,
// and that of a detail. `failed` says whether there is one.
std::string ListingLine(const Listing& listing, const Source& source,
                        Time fetched_at, bool* failed);

// {"type","board","page","search","fetched_at"}; page and search where there
// is such.
std::string SourceJson(const Source& source, Time fetched_at);

// The native id as it was published, or a hash of one that is longer than a
// line; "" when there is none.
std::string NativeId(const Field& id, const Scope& scope);

// A title or name: one line of plain text (see LineText), 1,000 bytes of it.
std::string ShortLine(std::string_view text);

// "u-" and 16 hex digits: the native id of what has none.
std::string HashId(std::string_view of);

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_LISTING_H_
