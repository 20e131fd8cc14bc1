#include "text/degrees.h"

#include <algorithm>
#include <array>

namespace jobutils {
namespace {

constexpr std::array<std::string_view, 8> kNames = {
    "none",     "high_school", "vocational", "associate",
    "bachelor", "master",      "doctorate",  "professional"};
constexpr size_t kDegreeColumn = 1;

}  // namespace

std::string_view DegreeName(Degree degree) {
  return kNames[static_cast<size_t>(degree)];
}

std::optional<Degree> DegreeOf(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Degree>(found - kNames.begin());
}

Degrees::Degrees(const DataSet& data) : rows_(data[DataFile::kDegrees]) {}

std::vector<DegreeHit> Degrees::Find(const Words& words) const {
  std::vector<Hit> hits;
  rows_.Find(words, hits);
  std::vector<DegreeHit> degrees;
  for (const Hit& hit : hits) {
    const auto degree = DegreeOf(rows_.Column(hit.row, kDegreeColumn));
    if (degree) degrees.push_back({hit.begin, hit.end, *degree});
  }
  return degrees;
}

}  // namespace jobutils
