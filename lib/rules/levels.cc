#include "rules/levels.h"

#include <algorithm>
#include <string>

#include "text/words.h"

namespace jobutils {

std::vector<std::string_view> LevelNames() {
  std::vector<std::string_view> names;
  for (int level = 0; level <= static_cast<int>(Level::kExecutive); ++level) {
    names.push_back(LevelName(static_cast<Level>(level)));
  }
  return names;
}

std::optional<Level> StatedLevel(const Record& listing, const Titles& titles) {
  const Json extracted = listing.Get("extract")["seniority"]["level"];
  if (extracted) return LevelOf(extracted.AsString().value_or(""));
  const std::string title = listing.Text("title");
  const std::vector<LevelHit> hits = titles.LevelsInTitle(Words(title));
  const auto highest = std::max_element(
      hits.begin(), hits.end(),
      [](const LevelHit& a, const LevelHit& b) { return a.level < b.level; });
  if (highest == hits.end()) return std::nullopt;
  return highest->level;
}

}  // namespace jobutils
