// [filter.family] and [filter.seniority]: what a title says one does, and how
// far along one is.

#include "text/titles.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "filter/value_test.h"
#include "text/words.h"

namespace jobutils {
namespace {

using Strings = ValueTest::Strings;

constexpr size_t kFamilyColumn = 1;

std::vector<std::string_view> AllFamilies(const Dictionary& titles) {
  std::set<std::string_view> families;
  for (uint32_t row = 0; row < titles.size(); ++row) {
    for (const std::string_view family : titles.List(row, kFamilyColumn)) {
      families.insert(family);
    }
  }
  return {families.begin(), families.end()};
}

std::vector<std::string_view> AllLevels() {
  std::vector<std::string_view> levels;
  for (int level = 0; level <= static_cast<int>(Level::kExecutive); ++level) {
    levels.push_back(LevelName(static_cast<Level>(level)));
  }
  return levels;
}

Strings FamiliesOf(const Record& listing, const Titles& titles) {
  Strings families;
  const Json extracted = listing.Get("extract")["families"];
  for (const Json family : extracted.Items()) {
    families.push_back(family["name"].AsString().value_or(""));
  }
  if (extracted) return families;
  const std::string title = listing.Text("title");
  for (const FamilyHit& hit : titles.Families(Words(title))) {
    families.emplace_back(hit.family);
  }
  return families;
}

// The highest of a title's levels: a "Senior Engineering Manager" manages.
Strings SeniorityOf(const Record& listing, const Titles& titles) {
  const Json extracted = listing.Get("extract")["seniority"]["level"];
  if (extracted) return {extracted.AsString().value_or("")};
  const std::string title = listing.Text("title");
  const std::vector<LevelHit> hits = titles.LevelsInTitle(Words(title));
  const auto highest = std::max_element(
      hits.begin(), hits.end(),
      [](const LevelHit& a, const LevelHit& b) { return a.level < b.level; });
  if (highest == hits.end()) return {};
  return {std::string(LevelName(highest->level))};
}

}  // namespace

void AddFamilyTest(Table& section, const Knowledge& knowledge, Tests& tests) {
  const Titles titles(knowledge.titles, knowledge.seniorities);
  std::vector<std::string_view> families;  // not looked for without need
  if (section.Has("family")) families = AllFamilies(knowledge.titles);
  ValueTest::AddChoices(
      section, "family", families,
      [titles](const Record& listing) { return FamiliesOf(listing, titles); },
      tests);
}

void AddSeniorityTest(Table& section, const Knowledge& knowledge,
                      Tests& tests) {
  const Titles titles(knowledge.titles, knowledge.seniorities);
  ValueTest::AddChoices(
      section, "seniority", AllLevels(),
      [titles](const Record& listing) { return SeniorityOf(listing, titles); },
      tests);
}

}  // namespace jobutils
