// The parts of a listing's `extract` that a match looks at.

#ifndef JOBUTILS_MATCH_EXTRACT_H_
#define JOBUTILS_MATCH_EXTRACT_H_

#include <optional>
#include <string_view>
#include <utility>

#include "match/match.h"
#include "record/json.h"

namespace jobutils {

// Its members, found in one pass; absent where it has none.
struct Extract {
  explicit Extract(Json extract);
  bool there;  // the listing has one
  Json skills;
  Json families;
  Json experience;
};

// One value of it, found in one pass: {"name","need","min","in","at","sure"}.
struct Extracted {
  explicit Extracted(Json value);
  Json name;
  Json need;
  Json min;
  double sure = 1;
  std::string_view in;  // "title" or "description"
  std::optional<std::pair<uint32_t, uint32_t>> at;
};

}  // namespace jobutils

#endif  // JOBUTILS_MATCH_EXTRACT_H_
