#include "extract/evidence.h"

#include <cmath>

namespace jobutils {

void AddEvidence(JsonObject& object, const Evidence& evidence) {
  object.Text("in", evidence.where == Where::kTitle ? "title" : "description");
  std::string at = "[";
  ((at += std::to_string(evidence.begin)) += ',') +=
      std::to_string(evidence.end);
  object.Raw("at", at += ']');
  object.Number("sure", std::round(evidence.sure * 100) / 100);
}

}  // namespace jobutils
