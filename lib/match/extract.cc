#include "match/extract.h"

#include <algorithm>
#include <limits>

namespace jobutils {
namespace {

std::optional<std::pair<uint32_t, uint32_t>> RangeOf(Json at) {
  int64_t ends[2] = {-1, -1};
  size_t count = 0;
  for (const Json end : at.Items()) {
    if (count < 2) ends[count] = end.AsInteger().value_or(-1);
    ++count;
  }
  const bool good = count == 2 && ends[0] >= 0 && ends[0] < ends[1] &&
                    ends[1] <= std::numeric_limits<uint32_t>::max();
  if (!good) return std::nullopt;
  return std::pair(static_cast<uint32_t>(ends[0]),
                   static_cast<uint32_t>(ends[1]));
}

}  // namespace

Extract::Extract(Json extract) : there(extract) {
  for (const auto& [key, value] : extract.Members()) {
    if (key == "skills") skills = value;
    if (key == "families") families = value;
    if (key == "experience") experience = value;
  }
}

Extracted::Extracted(Json value) {
  for (const auto& [key, member] : value.Members()) {
    if (key == "name") {
      name = member;
    } else if (key == "need") {
      need = member;
    } else if (key == "min") {
      min = member;
    } else if (key == "sure") {
      sure = std::clamp(member.AsNumber().value_or(1), 0.0, 1.0);
    } else if (key == "in") {
      in = member.raw();
    } else if (key == "at") {
      at = RangeOf(member);
    }
  }
  const bool quoted = in.size() >= 2 && in.front() == '"';
  in = quoted ? in.substr(1, in.size() - 2) : std::string_view();
}

}  // namespace jobutils
