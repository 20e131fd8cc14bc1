#include "profile/skill_cover.h"

#include <string_view>

namespace jobutils {
namespace {

constexpr std::string_view kSoft = "soft";

}  // namespace

SkillCover::SkillCover(const Profile& profile, const Skills& skills)
    : known_as_(skills.size(), kNone),
      used_at_(skills.size()),
      soft_(skills.size()) {
  for (uint32_t skill = 0; skill < skills.size(); ++skill) {
    soft_[skill] = skills.Category(skill) == kSoft;
  }
  const std::vector<KnownSkill> known = SkillsOf(profile, skills);
  for (const KnownSkill& one : known) {
    known_as_[one.skill] = one.skill;
    used_at_[one.skill] = one.used_at;
  }
  for (const KnownSkill& one : known) {
    for (const uint32_t implied : skills.Implied(one.skill)) {
      if (known_as_[implied] == kNone) known_as_[implied] = one.skill;
    }
  }
}

}  // namespace jobutils
