// What a record of the scrape journal says about what is known.

#ifndef JOBUTILS_KNOWN_ROW_MAKER_H_
#define JOBUTILS_KNOWN_ROW_MAKER_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/siphash.h"
#include "known/row.h"
#include "record/record.h"

namespace jobutils {

// The names by which a listing is found when it comes again under another id:
// its company, title and place, made bare, once for each place. Two listings
// that share one may be the same job.
struct TwinNames {
  std::string version;  // an index that was built with another is built anew
  std::function<void(const Record&, std::vector<std::string>&)> of;
};

// "lever:kestrelfreight", of a listing or of a scrape record; with the page
// behind it where a board has several: "jsonld:acme.example/jobs".
std::string KnownSource(const Record& record);

class RowMaker {
 public:
  // `secret` keys the hashes, so that no board can choose what they are;
  // `twins` must outlive this.
  RowMaker(const Hash128& secret, const TwinNames& twins)
      : secret_(secret), twins_(twins) {}

  KnownKey Listing(std::string_view source, std::string_view id) const;
  uint64_t Source(std::string_view source) const;
  uint64_t Twin(std::string_view name) const;

  // Appends the rows of the record `line`, which stands at `place`: those of a
  // listing, or of a scrape that has `diff`. No other record has any.
  void Add(std::string_view line, const RecordPlace& place,
           std::vector<KnownRow>& rows);

 private:
  uint64_t Hash(char domain, std::string_view text) const;

  Hash128 secret_;
  const TwinNames& twins_;
  Record record_;
  std::vector<std::string> names_;
};

}  // namespace jobutils

#endif  // JOBUTILS_KNOWN_ROW_MAKER_H_
