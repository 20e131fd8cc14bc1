// The best listings, each with all that speaks for and against it.

#ifndef JOBUTILS_REPORT_BEST_LISTINGS_H_
#define JOBUTILS_REPORT_BEST_LISTINGS_H_

#include <cstdint>
#include <string>

#include "base/clock.h"
#include "pick/pick.h"
#include "record/record.h"
#include "report/listing_facts.h"

namespace jobutils {

// Holds the lines of the best `top`, and nothing of the others.
class BestListings {
 public:
  BestListings(size_t top, Time now, NewsSpan news);

  // A live listing.
  void Add(const Record& listing) {
    ++offered_;
    best_.Offer(listing, &displaced_);
  }

  // The section; once. Of listings with one id only the best is shown.
  std::string TakeHtml();

 private:
  Picker best_;
  Time now_;
  NewsSpan news_;
  uint64_t offered_ = 0;
  std::string displaced_;
};

}  // namespace jobutils

#endif  // JOBUTILS_REPORT_BEST_LISTINGS_H_
