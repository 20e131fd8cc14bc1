// A company as a record says it is.

#ifndef JOBUTILS_COMPANY_COMPANY_H_
#define JOBUTILS_COMPANY_COMPANY_H_

#include <string>
#include <string_view>
#include <vector>

#include "record/json.h"
#include "record/record.h"

namespace jobutils {

// What is wrong with a record of kind `company`, "expected …"; "" nothing. It
// has a `name` or a `domain`. `name`, `domain`, `url`, `about`, `culture`,
// `industry`, `headquarters` and `tier` are strings, `aliases` strings in an
// array, `size` {min,max} of whole numbers, min not above max, `founded` a
// year. null is absent.
std::string CompanyFault(const Record& company);

// The name and the aliases.
std::vector<std::string> NamesOf(const Record& company);
// `domain`, else that of `url`, as DomainOf gives it; "" unknown.
std::string DomainOfCompany(const Record& company);

// How much is known of a company, a JSON object: "good" with more than 100
// characters of `about` and 50 of `culture`; "minimal" with a site (`url` or
// `domain`) and more than 50 of `about` or 25 of `culture`; else "stub".
// A character is a code point.
std::string_view Completeness(Json company);

// What a listing says of its company (an object, or absent), then what `found`
// adds to it (may be nullptr), then `tier`, if it is not "" and none is there,
// and its completeness. Keys that the listing has stay as they are, but for
// `completeness`, which is always told anew.
std::string FillCompany(Json listed, const Record* found,
                        std::string_view tier);

}  // namespace jobutils

#endif  // JOBUTILS_COMPANY_COMPANY_H_
