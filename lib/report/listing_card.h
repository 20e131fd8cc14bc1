// One listing of the ranking.

#ifndef JOBUTILS_REPORT_LISTING_CARD_H_
#define JOBUTILS_REPORT_LISTING_CARD_H_

#include <string>
#include <string_view>

#include "base/clock.h"
#include "record/record.h"

namespace jobutils {

// <li>: score and match, title, facts, the weightiest reasons; folded away all
// reasons with their points, what the listing says to them, gaps, and the
// draft. `change` is what NewsSpan says of it.
std::string ListingCard(const Record& listing, std::string_view change,
                        Time now);

}  // namespace jobutils

#endif  // JOBUTILS_REPORT_LISTING_CARD_H_
