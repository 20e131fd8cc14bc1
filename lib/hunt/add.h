// Listings that a person adds by hand.

#ifndef JOBUTILS_HUNT_ADD_H_
#define JOBUTILS_HUNT_ADD_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace jobutils {

// What a person knows of a listing that comes as plain text.
struct TextListing {
  std::string text;     // the title in its first line
  std::string company;  // or ""
  std::string url;      // or ""
};

// The record of a text; its id is made of it. A usage error when it has no
// title, or is longer than a record.
Result<std::string> ListingOfText(const TextListing& listing, Time now);

// The one listing among `lines`, what a board or page gave (NDJSON), that `url`
// is about: its url or apply_url, one whose native id is a part of the path, or
// the only one. A usage error says what came instead.
Result<std::string> ListingAt(std::string_view url, std::string_view lines);

// Fetches what `url` leads to by job-discover and job-scrape, and takes the
// listing out.
Result<std::string> FetchListing(const std::string& workspace,
                                 const std::string& url);

// Journals listings (NDJSON) in the stage `scrape`, with `pinned` set: rules
// and floors let them pass. A usage error names a line that is no listing with
// an id and a title. The result are their ids.
Result<std::vector<std::string>> AddListings(const std::string& workspace,
                                             std::string_view lines);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_ADD_H_
