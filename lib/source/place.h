// Places as text.

#ifndef JOBUTILS_SOURCE_PLACE_H_
#define JOBUTILS_SOURCE_PLACE_H_

#include <string>
#include <string_view>
#include <vector>

#include "record/json.h"

namespace jobutils {

// A schema.org Place, PostalAddress, AdministrativeArea or plain string as one
// line: locality, region and country of its address; its name where that is a
// place written out ("Bellevue, WA", which sites give beside the address of
// their head office) or where there is no address. "" when it says nothing.
std::string PlaceText(Json place);

// Appends a part of a place that `parts` does not hold yet.
void AddPlacePart(std::vector<std::string>& parts, std::string_view part);

// White space folded, commas doubled or at the ends dropped.
std::string CleanPlace(std::string_view place);

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_PLACE_H_
