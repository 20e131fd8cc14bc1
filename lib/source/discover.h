// Which board a URL is.

#ifndef JOBUTILS_SOURCE_DISCOVER_H_
#define JOBUTILS_SOURCE_DISCOVER_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "net/http.h"
#include "record/record.h"
#include "source/catalog.h"
#include "source/listing.h"

namespace jobutils {

// Called once with what kept the record from being completed, or a flaw
// without a code.
using DiscoverCallback = std::function<void(Listing::Flaw)>;

// `confidence` of what is found:
//   1     a definition's pattern knows the URL
//   0.95  it knows where the URL leads to
//   0.9   it knows a frame or script of the page
//   0.8   it knows links of the page, and all are to one board
//   0.7   the page holds schema.org job postings itself
//   0.5   it knows links to several boards; the one most linked to
// Only the first needs no network.
class Discoverer {
 public:
  // Both outlive it. What needs the network is done in the client's Run().
  Discoverer(HttpClient& client, Catalog& catalog)
      : client_(client), catalog_(catalog) {}

  // Completes a record of kind `source` or `page`, which owns its line and
  // stays where it is until `done` was called. Flaws: unknown_source,
  // unknown_type, bad_board, and fetch_<reason> (see Trouble) when the page
  // could not be had.
  void Discover(Record& record, DiscoverCallback done);

 private:
  Listing::Flaw Look(Record& record, const HttpAnswer& answer);

  HttpClient& client_;
  Catalog& catalog_;
};

// A line that is no JSON as a record: {"kind":"source","url":"https://…"}, or
// with `company` when it is no URL. "jobs.lever.co/acme" is one without its
// scheme. nullopt when nobody is called like that: bytes that are no UTF-8,
// U+FEFF, control bytes, '{', or more than 2,000 bytes.
std::optional<Record> RecordOfLine(std::string_view line);

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_DISCOVER_H_
