#include "schedule/span.h"

#include <charconv>
#include <string>

#include "base/utf8.h"

namespace jobutils {
namespace {

Time UnitOf(char letter) {
  switch (letter) {
    case 'm':
      return kMinute;
    case 'h':
      return kHour;
    case 'd':
      return kDay;
    case 'w':
      return 7 * kDay;
    default:
      return 0;
  }
}

}  // namespace

Result<Time> ParseSpan(std::string_view text, Time least) {
  Time count = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, count);
  const Time unit = error == std::errc() && last - end == 1 ? UnitOf(*end) : 0;
  if (unit > 0 && count >= 0 && count <= kMostSpan / unit &&
      count * unit >= least) {
    return count * unit;
  }
  return UsageError("expected a span such as '30m', '6h' or '1d', not '" +
                    std::string(CutUtf8(text, 80)) + "'");
}

}  // namespace jobutils
