// Which skills a person can answer for.

#ifndef JOBUTILS_PROFILE_SKILL_COVER_H_
#define JOBUTILS_PROFILE_SKILL_COVER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "profile/profile.h"
#include "text/skills.h"

namespace jobutils {

// Who knows a skill knows what it implies, not the other way round: React
// covers JavaScript. A skill is its row of `skills`, the same under all its
// names.
class SkillCover {
 public:
  SkillCover(const Profile& profile, const Skills& skills);

  // The skill of the profile that covers this one: itself, where it is there,
  // else the first that implies it.
  std::optional<uint32_t> By(uint32_t skill) const {
    if (known_as_[skill] == kNone) return std::nullopt;
    return known_as_[skill];
  }

  // The employer or project whose text names a skill of the profile; "" when
  // it is only listed.
  const std::string& UsedAt(uint32_t skill) const { return used_at_[skill]; }

  // Nobody is found by "teamwork": soft skills do not count.
  bool Counts(uint32_t skill) const { return !soft_[skill]; }

 private:
  static constexpr uint32_t kNone = UINT32_MAX;

  // By skill:
  std::vector<uint32_t> known_as_;
  std::vector<std::string> used_at_;
  std::vector<char> soft_;
};

}  // namespace jobutils

#endif  // JOBUTILS_PROFILE_SKILL_COVER_H_
