// [score.seniority]: how far a listing is from the level one wants.

#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "rules/choice_list.h"
#include "rules/levels.h"
#include "score/rules.h"

namespace jobutils {
namespace {

constexpr int64_t kMostSteps = 11;

using Levels = std::vector<Level>;

// The first of the titles wished for, the label and the latest position that
// names levels tells them all.
Levels LevelsOf(const Profile& profile, const Titles& titles) {
  std::vector<std::string> said = profile.preferences.titles;
  said.push_back(profile.label);
  if (!profile.work.empty()) said.push_back(profile.work.front().position);
  Levels levels;
  for (const std::string& title : said) {
    for (const LevelHit& hit : titles.LevelsInTitle(Words(title))) {
      levels.push_back(hit.level);
    }
    if (!levels.empty()) break;
  }
  return levels;
}

// Those under `wanted`, else the profile's.
Levels ReadWanted(Table& table, const Background& background,
                  const Titles& titles) {
  Levels levels;
  for (const std::string& name : ChoiceList(table, "wanted", LevelNames())) {
    if (const std::optional<Level> level = LevelOf(name)) {
      levels.push_back(*level);
    }
  }
  if (!levels.empty()) return levels;
  if (!background.profile) {
    table.Fail("", std::string("expected 'wanted', as there is ") + kNoProfile);
    return levels;
  }
  levels = LevelsOf(*background.profile, titles);
  if (levels.empty()) {
    table.Fail("", "expected 'wanted', as the profile names no level");
  }
  return levels;
}

class SeniorityRule : public Rule {
 public:
  SeniorityRule(Table& table, Levels wanted, Titles titles)
      : wanted_(std::move(wanted)),
        titles_(std::move(titles)),
        points_(Points(table, "points", 5)),
        below_(Points(table, "below", -5)),
        above_(Points(table, "above", -5)),
        other_(Points(table, "other", 0)),
        reject_(table.Integer("reject", 0, kMostSteps)),
        unknown_(Points(table, "unknown", 0)) {}

  void Judge(const Record& listing, Score& score) override {
    const std::optional<Level> level = StatedLevel(listing, titles_);
    if (!level) return score.AddUnknown("seniority", "seniority", unknown_);
    const Level* nearest = Nearest(*level);
    const std::string is = "seniority is " + std::string(LevelName(*level));
    if (nearest == nullptr) {
      if (other_ == 0) return;
      ((score.Add("seniority.other", other_) += is) +=
       ", of another ladder than ") += LevelName(wanted_.front());
      return;
    }
    const int steps = Steps(*nearest, *level);
    if (steps == 0) {
      if (points_ == 0) return;
      (score.Add("seniority.wanted", points_) += is) += ", as wanted";
      return;
    }
    const int distance = std::abs(steps);
    const std::string far = is + ", " + std::to_string(distance) +
                            (distance == 1 ? " step" : " steps") +
                            (steps < 0 ? " below " : " above ") +
                            std::string(LevelName(*nearest));
    const int each = steps < 0 ? below_ : above_;
    if (reject_ && distance > *reject_) {
      score.Reject("seniority.reject", LevelName(*level)) += far;
    } else if (each != 0) {
      score.Add(steps < 0 ? "seniority.below" : "seniority.above",
                distance * each) += far;
    }
  }

 private:
  static int Steps(Level from, Level to) {
    return static_cast<int>(to) - static_cast<int>(from);
  }

  // The wanted level with the fewest steps to this one; nullptr when none is
  // on its ladder.
  const Level* Nearest(Level level) const {
    const Level* nearest = nullptr;
    for (const Level& wanted : wanted_) {
      if (Leads(wanted) != Leads(level)) continue;
      if (nearest == nullptr ||
          std::abs(Steps(wanted, level)) < std::abs(Steps(*nearest, level))) {
        nearest = &wanted;
      }
    }
    return nearest;
  }

  Levels wanted_;
  Titles titles_;
  int points_;
  int below_;
  int above_;
  int other_;
  std::optional<int64_t> reject_;
  int unknown_;
};

}  // namespace

void AddSeniorityRule(Table& section, const Background& background,
                      Rules& rules) {
  Table table = section.Sub("seniority");
  if (!section.Has("seniority")) return;
  Titles titles(background.data);
  Levels wanted = ReadWanted(table, background, titles);
  rules.push_back(std::make_unique<SeniorityRule>(table, std::move(wanted),
                                                  std::move(titles)));
}

}  // namespace jobutils
