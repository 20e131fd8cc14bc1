#include "text/joint.h"

#include "text/letters.h"

namespace jobutils {
namespace {

constexpr size_t kLongest = 32;

uint64_t Add(uint64_t joint, char32_t c) {
  joint = (joint ^ c) * 0x9E3779B97F4A7C15;
  return joint ^ joint >> 29;
}

bool Ties(char32_t c) { return c == '/' || c == '&' || c == ','; }

}  // namespace

std::optional<uint64_t> JointOf(std::string_view between) {
  constexpr uint64_t kNothing = 1;
  if (between == " ") return Add(kNothing, ' ');
  if (between.size() > kLongest) return std::nullopt;
  uint64_t joint = kNothing;
  bool gap = false;
  bool line_end = false;
  bool tied = false;  // the last sign takes no blank
  for (size_t pos = 0; pos < between.size();) {
    char32_t c = NextChar(between, pos);
    if (IsGap(c)) {
      const bool blank = c == ' ' || c == '\t' || c == '\r' || c == 0xA0;
      if (line_end && !blank) return std::nullopt;
      line_end = line_end || c == '\n';
      gap = true;
      continue;
    }
    if (gap && !tied && !Ties(c)) joint = Add(joint, ' ');
    gap = false;
    line_end = false;
    tied = Ties(c);
    if (c == 0x2019) c = '\'';
    joint = Add(joint, c);
  }
  if (gap && !tied) joint = Add(joint, ' ');
  return joint;
}

}  // namespace jobutils
