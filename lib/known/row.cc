#include "known/row.h"

#include <algorithm>

namespace jobutils {

void SortRows(std::vector<KnownRow>& rows) {
  std::sort(rows.begin(), rows.end());
  const auto kept = std::unique(
      rows.rbegin(), rows.rend(),
      [](const KnownRow& a, const KnownRow& b) { return a.key == b.key; });
  rows.erase(rows.begin(), kept.base());
}

}  // namespace jobutils
