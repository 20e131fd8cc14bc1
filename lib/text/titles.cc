#include "text/titles.h"

#include <algorithm>
#include <array>

namespace jobutils {
namespace {

constexpr std::array<std::string_view, 12> kNames = {
    "intern",    "entry", "junior",  "mid",      "senior", "staff",
    "principal", "lead",  "manager", "director", "vp",     "executive"};
constexpr size_t kFamilyColumn = 1;
constexpr size_t kLevelColumn = 1;
constexpr size_t kWhereColumn = 2;

}  // namespace

std::string_view LevelName(Level level) {
  return kNames[static_cast<size_t>(level)];
}

std::optional<Level> LevelOf(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Level>(found - kNames.begin());
}

Titles::Titles(const DataSet& data)
    : titles_(data[DataFile::kTitles]),
      seniorities_(data[DataFile::kSeniorities]) {}

std::vector<FamilyHit> Titles::Families(const Words& title) const {
  std::vector<Hit> hits;
  titles_.Find(title, hits, Reading::kField);
  std::vector<FamilyHit> families;
  for (const Hit& hit : hits) {
    families.push_back(
        {hit.begin, hit.end, titles_.Column(hit.row, kFamilyColumn)});
  }
  return families;
}

std::vector<LevelHit> Titles::LevelsInTitle(const Words& title) const {
  return Levels(title, "text");
}

std::vector<LevelHit> Titles::LevelsInText(const Words& text) const {
  return Levels(text, "title");
}

// A row that counts only `elsewhere` hides nothing here.
std::vector<LevelHit> Titles::Levels(const Words& words,
                                     std::string_view elsewhere) const {
  std::vector<Hit> hits;
  seniorities_.Find(words, hits, Reading::kField);
  std::vector<LevelHit> levels;
  for (const Hit& hit : hits) {
    if (seniorities_.Column(hit.row, kWhereColumn) == elsewhere) continue;
    const std::string_view name = seniorities_.Column(hit.row, kLevelColumn);
    if (name == "another") break;
    const auto level = LevelOf(name);
    if (level) levels.push_back({hit.begin, hit.end, *level});
  }
  return levels;
}

}  // namespace jobutils
