#include "table/layout.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>

namespace jobutils {
namespace {

int FloorOf(const ColumnNeed& need) {
  return need.floor == 0 ? need.natural : std::min(need.floor, need.natural);
}

// The columns that are left once their floors fit; at least one.
std::vector<size_t> Choose(const std::vector<ColumnNeed>& needs, int width) {
  std::vector<size_t> left(needs.size());
  std::iota(left.begin(), left.end(), size_t{0});
  const auto floors = [&] {
    int sum = -kGap;
    for (size_t i : left) sum += FloorOf(needs[i]) + kGap;
    return sum;
  };
  while (left.size() > 1 && floors() > width) {
    // Of equally light ones the rightmost.
    auto lightest = std::min_element(
        left.rbegin(), left.rend(),
        [&](size_t a, size_t b) { return needs[a].weight < needs[b].weight; });
    left.erase(std::next(lightest).base());
  }
  return left;
}

}  // namespace

std::vector<int> FitColumns(const std::vector<ColumnNeed>& needs, int width) {
  std::vector<int> widths(needs.size(), 0);
  const std::vector<size_t> chosen = Choose(needs, width);
  int excess = -width - kGap;
  for (size_t i : chosen) {
    widths[i] = needs[i].natural;
    excess += widths[i] + kGap;
  }
  // Whoever has most above its floor, for its weight, gives first.
  for (; excess > 0; --excess) {
    size_t widest = needs.size();
    int most = 0;
    for (size_t i : chosen) {
      const int above = widths[i] - FloorOf(needs[i]);
      if (above * 100 / (needs[i].weight + 1) > most) {
        most = above * 100 / (needs[i].weight + 1);
        widest = i;
      }
    }
    if (widest == needs.size()) break;
    --widths[widest];
  }
  // A column alone on its line that still does not fit.
  if (excess > 0 && chosen.size() == 1) {
    widths[chosen[0]] = std::max(1, widths[chosen[0]] - excess);
  }
  return widths;
}

}  // namespace jobutils
