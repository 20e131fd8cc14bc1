// How far along one has to be.

#ifndef JOBUTILS_RULES_LEVELS_H_
#define JOBUTILS_RULES_LEVELS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "record/record.h"
#include "text/titles.h"

namespace jobutils {

// The names of all levels, in their order.
std::vector<std::string_view> LevelNames();

// extract.seniority, else the highest level of the title: a "Senior
// Engineering Manager" manages.
std::optional<Level> StatedLevel(const Record& listing, const Titles& titles);

}  // namespace jobutils

#endif  // JOBUTILS_RULES_LEVELS_H_
