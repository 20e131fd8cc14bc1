#include <algorithm>
#include <utility>

#include "profile/date.h"
#include "profile/profile.h"

namespace jobutils {

double YearsOfWork(const Profile& profile, Time now) {
  const int this_month = *MonthOf(FormatDay(now));
  using Span = std::pair<int, int>;  // months, [first, second)
  std::vector<Span> spans;
  for (const Profile::Work& work : profile.work) {
    const std::optional<int> start = MonthOf(work.start);
    if (!start) continue;
    int end = this_month;
    if (const std::optional<int> last = MonthOf(work.end)) {
      // The last month counts; a year alone is taken to its begin, so that
      // "2015" to "2018" are three years.
      end = *last + !IsYear(work.end);
    }
    spans.emplace_back(*start, std::min(end, this_month + 1));
  }
  std::sort(spans.begin(), spans.end());
  int months = 0;
  int counted_to = 0;
  for (const auto& [start, end] : spans) {
    months += std::max(0, end - std::max(start, counted_to));
    counted_to = std::max(counted_to, end);
  }
  return months / 12.0;
}

}  // namespace jobutils
