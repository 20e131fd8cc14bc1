#include "extract/evidence.h"

#include <cmath>

namespace jobutils {
namespace {

// As JsonNumber() writes it: 0.85, 0.9, 1.
std::string Hundredths(long count) {
  if (count % 100 == 0) return std::to_string(count / 100);
  const char tens = static_cast<char>('0' + count / 10 % 10);
  const char ones = static_cast<char>('0' + count % 10);
  std::string number = std::to_string(count / 100) + '.' + tens;
  if (ones != '0') number += ones;
  return number;
}

}  // namespace

void AddEvidence(JsonObject& object, const Evidence& evidence) {
  object.Text("in", evidence.where == Where::kTitle ? "title" : "description");
  std::string at = "[";
  ((at += std::to_string(evidence.begin)) += ',') +=
      std::to_string(evidence.end);
  object.Raw("at", at += ']');
  object.Raw("sure", Hundredths(std::lround(evidence.sure * 100)));
}

}  // namespace jobutils
