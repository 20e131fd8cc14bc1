// [filter.family] and [filter.seniority]: what a title says one does, and how
// far along one is.

#include "text/titles.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "filter/value_test.h"
#include "rules/levels.h"
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

Strings SeniorityOf(const Record& listing, const Titles& titles) {
  const std::optional<Level> level = StatedLevel(listing, titles);
  if (!level) return {};
  return {std::string(LevelName(*level))};
}

}  // namespace

void AddFamilyTest(Table& section, const Knowledge& knowledge, Tests& tests) {
  const Titles titles(knowledge.data);
  std::vector<std::string_view> families;  // not looked for without need
  if (section.Has("family"))
    families = AllFamilies(knowledge.data[DataFile::kTitles]);
  ValueTest::AddChoices(
      section, "family", families,
      [titles](const Record& listing) { return FamiliesOf(listing, titles); },
      tests);
}

void AddSeniorityTest(Table& section, const Knowledge& knowledge,
                      Tests& tests) {
  const Titles titles(knowledge.data);
  ValueTest::AddChoices(
      section, "seniority", LevelNames(),
      [titles](const Record& listing) { return SeniorityOf(listing, titles); },
      tests);
}

}  // namespace jobutils
