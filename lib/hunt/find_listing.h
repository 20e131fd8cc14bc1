// The listing that a person means.

#ifndef JOBUTILS_HUNT_FIND_LISTING_H_
#define JOBUTILS_HUNT_FIND_LISTING_H_

#include <string>

#include "base/result.h"
#include "hunt/listings.h"
#include "hunt/plan.h"

namespace jobutils {

struct FoundListing {
  std::string id;
  std::string line;  // its newest version
  ListingPlace place;
};

// The listing with the id `what`; else the one with that URL; else the only one
// that has it in its id. When there is none, or are several: an error that ends
// in exit 1 and names the nearest, or the first of them.
Result<FoundListing> FindListing(const std::string& state, const Plan& plan,
                                 const std::string& what);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_FIND_LISTING_H_
