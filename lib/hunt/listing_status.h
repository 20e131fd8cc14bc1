// Where a listing stands, in one word. job-hunt(1), STATUS OF A LISTING.

#ifndef JOBUTILS_HUNT_LISTING_STATUS_H_
#define JOBUTILS_HUNT_LISTING_STATUS_H_

#include <array>
#include <set>
#include <string>

#include "base/result.h"
#include "hunt/listings.h"
#include "hunt/plan.h"
#include "record/record.h"

namespace jobutils {

enum class ListingStatus {
  kPending,         // known, and its text is still to come
  kScraped,         // there with its text, and nothing more
  kEnriching,       // between lookup-company and match
  kEnriched,        // through match, and not read by draft
  kGenerating,      // in draft, which is to be tried again
  kDraftGenerated,  // it has a draft
  kFiltered,        // by its outcome ...
  kSkipped,
  kClosed,
  kFailed,  // with an error that is not tried again
};

// As they are typed, by ListingStatus.
inline constexpr std::array<const char*, 10> kListingStatusNames = {
    "pending",         "scraped",  "enriching", "enriched", "generating",
    "draft_generated", "filtered", "skipped",   "closed",   "failed"};

// Of names joined with ','; none for "". A usage error tells what is expected.
Result<std::set<ListingStatus>> ParseListingStatuses(const std::string& list);

// Steps of `plan` that are not enabled are as good as done.
ListingStatus ListingStatusOf(const Record& listing, const ListingPlace& place,
                              const Plan& plan);

// The step that an error is of: `step`, or else `stage`.
std::string SignerOf(Json error);

// Why a record is not live: "pay.floor: EUR 20000", "timeout: no answer, try 2
// of those it has, again at 2026-08-20T13:00:00Z"; "" of a live one.
std::string BecauseOf(const Record& record);

// The key `standing`, jobutils-record(5).
std::string StandingJson(const Record& listing, const ListingPlace& place,
                         ListingStatus status);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_LISTING_STATUS_H_
