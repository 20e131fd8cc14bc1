// What of a profile answers a listing best.

#ifndef JOBUTILS_DRAFT_EVIDENCE_H_
#define JOBUTILS_DRAFT_EVIDENCE_H_

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "profile/profile.h"
#include "record/record.h"
#include "text/skills.h"

namespace jobutils {

// Something that the person did, in the profile's words.
struct Deed {
  std::string text;
  std::string where;  // employer or project
  std::string title;  // "" of a project
  std::string start;  // dates as in the profile
  std::string end;
  std::set<uint32_t> skills;
  std::set<std::string> stems;  // of its longer words
};

// All that work, projects and volunteer work tell, the latest first: highlights
// and summaries.
std::vector<Deed> DeedsOf(const Profile& profile, const Skills& skills,
                          const std::vector<KnownSkill>& known);

struct Asked {
  uint32_t skill;
  bool must;
  bool asked;        // must, or nice to have; else only told of
  std::string name;  // as the listing has it
};

struct Wanted {
  std::vector<Asked> skills;    // each once, what it must have first
  std::set<std::string> stems;  // of the longer words of its text
};

// What a listing asks for: `extract.skills` when it is there, else what stands
// in title and description.
Wanted WantedBy(const Record& listing, const Skills& skills);

// At most `count` deeds that show most of what is wanted: each next one shows
// most of what the ones before did not, by skills, then by words. Of equal ones
// the latest. The latest deed when none shows any. In the order of `deeds`.
std::vector<const Deed*> BestDeeds(const std::vector<Deed>& deeds,
                                   const Wanted& wanted, size_t count);

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_EVIDENCE_H_
