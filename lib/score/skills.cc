// [score.skills]: what a listing asks for, and what the profile has.

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "profile/skill_cover.h"
#include "score/rules.h"

namespace jobutils {
namespace {

constexpr size_t kMostNamed = 8;
constexpr size_t kMostName = 256;  // bytes; no skill's name is longer

class SkillRule : public Rule {
 public:
  SkillRule(Table& table, Profile profile, const DataSet& data)
      : profile_(std::move(profile)),
        skills_(data),
        covered_(Points(table, "covered", 3)),
        missing_(Points(table, "missing", -2)),
        nice_(Points(table, "nice", 1)),
        most_(static_cast<int>(table.Integer("most", 0, 1000).value_or(15))),
        unknown_(Points(table, "unknown", 0)) {}

  void Judge(const Record& listing, Score& score) override {
    if (!cover_) Prepare();
    Read(listing.Get("extract")["skills"]);
    if (asked_.empty()) {
      score.AddUnknown("skills", "what skills it asks for", unknown_);
      return;
    }
    std::vector<uint32_t> covered, missing, nice;
    for (const uint32_t skill : asked_) {
      const bool known = cover_->By(skill).has_value();
      if (need_[skill] == kMust) {
        (known ? covered : missing).push_back(skill);
      } else if (known) {
        nice.push_back(skill);
      }
      need_[skill] = kNone;
    }
    const size_t required = covered.size() + missing.size();
    const size_t plus = asked_.size() - required;
    Say("skills.covered", covered, covered_, required,
        " required skills in the profile: ", score);
    Say("skills.missing", missing, missing_, required,
        " required skills not in the profile: ", score);
    Say("skills.nice", nice, nice_, plus,
        " nice-to-have skills in the profile: ", score);
  }

 private:
  enum Need : char { kNone, kNice, kMust };

  // Not before there is a listing, so that a start costs nothing.
  void Prepare() {
    cover_.emplace(profile_, skills_);
    need_.resize(skills_.size(), kNone);
  }

  // What skills.tsv does not know is not judged.
  void Read(Json skills) {
    asked_.clear();
    for (const Json item : skills.Items()) {
      const Json stated = item["name"];
      if (stated.raw().size() > kMostName) continue;
      const std::optional<std::string> name = stated.AsString();
      if (!name) continue;
      const std::optional<uint32_t> skill = skills_.Lookup(*name);
      if (!skill || !cover_->Counts(*skill)) continue;
      const Need need = item["need"].raw() == "\"nice\"" ? kNice : kMust;
      if (need_[*skill] == kNone) asked_.push_back(*skill);
      need_[*skill] = std::max(need_[*skill], need);
    }
  }

  // "2 of 3 required skills in the profile: Rust, JavaScript (with React)".
  void Say(const char* rule, const std::vector<uint32_t>& skills, int each,
           size_t of, const char* what, Score& score) const {
    if (skills.empty() || each == 0) return;
    const int64_t sum = static_cast<int64_t>(skills.size()) * each;
    const int64_t held = std::clamp<int64_t>(sum, -most_, most_);
    std::string& because = score.Add(rule, static_cast<int>(held));
    because += std::to_string(skills.size()) + " of " + std::to_string(of);
    because += what;
    for (size_t i = 0; i < std::min(skills.size(), kMostNamed); ++i) {
      if (i > 0) because += ", ";
      because += skills_.Name(skills[i]);
      const std::optional<uint32_t> by = cover_->By(skills[i]);
      if (!by || *by == skills[i]) continue;
      ((because += " (with ") += skills_.Name(*by)) += ')';
    }
    if (skills.size() > kMostNamed) {
      because += " and " + std::to_string(skills.size() - kMostNamed) + " more";
    }
    if (held != sum) {
      because += "; " + std::to_string(held) + " points at most";
    }
  }

  Profile profile_;
  Skills skills_;
  int covered_;
  int missing_;
  int nice_;
  int most_;
  int unknown_;
  std::optional<SkillCover> cover_;
  // Of the listing:
  std::vector<uint32_t> asked_;  // each once
  std::vector<Need> need_;       // by skill
};

}  // namespace

void AddSkillRule(Table& section, const Background& background, Rules& rules) {
  Table table = section.Sub("skills");
  if (!section.Has("skills")) return;
  if (!background.profile) {
    table.Fail("", std::string("[score.skills] has ") + kNoProfile);
  }
  rules.push_back(std::make_unique<SkillRule>(
      table, background.profile.value_or(Profile()), background.data));
}

}  // namespace jobutils
