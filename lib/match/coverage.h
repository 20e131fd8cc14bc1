// Which of the skills that a listing asks for the profile has.

#ifndef JOBUTILS_MATCH_COVERAGE_H_
#define JOBUTILS_MATCH_COVERAGE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/match.h"
#include "match/match_text.h"
#include "profile/profile.h"
#include "profile/skill_cover.h"
#include "record/json.h"
#include "text/skills.h"

namespace jobutils {

class Coverage {
 public:
  Coverage(const Profile& profile, const Skills& skills);

  // Skills that the listing asks for, as `extract` has them.
  void Add(const MatchText& text, Json skills);
  // The same from a part of the text itself; then all count as required.
  void Add(const Stretch& stretch);

  // Adds to the match what is known of the skills since the last call: the
  // counts, a reason for each skill covered, a gap for each other one, the
  // weightiest first. Returns the share covered, 0 to 1, by weight; one of few
  // skills is drawn to kPrior.
  double Close(Match& match);

  static constexpr double kPrior = 0.3;

 private:
  struct Wanted {
    uint32_t skill;
    Spot spot;
    bool required;
    double weight;
  };

  void Want(uint32_t skill, const Spot& spot, bool required, double sure);
  std::string Told(const Wanted& wanted, bool covered) const;

  static constexpr uint32_t kNone = UINT32_MAX;

  const Skills& skills_;
  SkillCover cover_;
  // Of this listing:
  std::vector<Wanted> wanted_;
  std::vector<uint32_t> place_;  // by skill: in wanted_, or kNone
  std::vector<SkillHit> hits_;
};

}  // namespace jobutils

#endif  // JOBUTILS_MATCH_COVERAGE_H_
