// What a listing says: as job-extract read it, else by its own key.

#ifndef JOBUTILS_RULES_STATED_H_
#define JOBUTILS_RULES_STATED_H_

#include <string>
#include <string_view>

#include "record/record.h"

namespace jobutils {

// `workplace` or `employment`: extract.KEY.value, else KEY; absent when there
// is neither.
Json Stated(const Record& listing, std::string_view key);

// extract.pay, else `salary`: both have min, max, currency and period.
Json StatedPay(const Record& listing);

// One of `locations`, less what is beyond the length that a place may have
// (jobutils-record(5)); "" when it is no string.
std::string StatedPlace(Json place);

// The inside of a JSON string, still escaped; "" for any other value.
std::string_view Inside(Json value);

}  // namespace jobutils

#endif  // JOBUTILS_RULES_STATED_H_
