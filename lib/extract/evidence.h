// Where a listing says something, and how surely.

#ifndef JOBUTILS_EXTRACT_EVIDENCE_H_
#define JOBUTILS_EXTRACT_EVIDENCE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "record/json.h"

namespace jobutils {

enum class Where : uint8_t { kTitle, kDescription };

struct Evidence {
  Where where = Where::kDescription;
  size_t begin = 0, end = 0;  // bytes of the unescaped text
  double sure = 0;            // 0 to 1
};

// Adds "in", "at" and "sure" (to two digits).
void AddEvidence(JsonObject& object, const Evidence& evidence);

// What one field says. A value that a key of the listing states has no place.
struct Finding {
  std::string value;
  Evidence evidence;
};

}  // namespace jobutils

#endif  // JOBUTILS_EXTRACT_EVIDENCE_H_
