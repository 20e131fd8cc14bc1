// schema.org objects in the JSON-LD blocks of a page.

#ifndef JOBUTILS_SOURCE_JSON_LD_H_
#define JOBUTILS_SOURCE_JSON_LD_H_

#include <string>
#include <string_view>
#include <vector>

#include "record/json.h"

namespace jobutils {

// Appends the objects of @type `type` ("JobPosting", also as a URL or among
// other types), wherever they stand below `value`: in @graph, in arrays, as an
// ItemList's items. Such an object is not searched for more.
void FindTyped(Json value, std::string_view type, std::vector<Json>& out);

// Whether there is an ItemList without elements: a place for listings.
bool HasEmptyList(Json value);

// JSON as pages have it, made valid where that cannot change what it says: raw
// line ends and other controls in strings are escaped, commas before a closing
// bracket and bytes that are no UTF-8 dropped.
std::string RepairJson(std::string_view text);

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_JSON_LD_H_
