// The readers: each finds one field in a listing's title and description.
// Inside lib/extract only. What is not said is nullopt.

#ifndef JOBUTILS_EXTRACT_FIELDS_H_
#define JOBUTILS_EXTRACT_FIELDS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "extract/evidence.h"
#include "extract/listing.h"
#include "text/degrees.h"
#include "text/skills.h"
#include "text/titles.h"

namespace jobutils {

// A level's name. Of several in a title the highest of those who lead, else
// the first.
std::optional<Finding> FindSeniority(const Listing& listing,
                                     const Titles& titles);

// The families of the title, each once; of a title without any none.
std::vector<Finding> FindFamilies(const Listing& listing, const Titles& titles);

// Whether one leads the work of others, and whether one leads people.
std::optional<Evidence> FindLead(const Listing& listing,
                                 const std::optional<Finding>& seniority);
std::optional<Evidence> FindManagement(const Listing& listing,
                                       const std::optional<Finding>& seniority);

// remote, hybrid or onsite; and full_time, part_time, contract, internship or
// temporary.
std::optional<Finding> FindWorkplace(const Listing& listing);
// remote or hybrid of places such as "Remote - US"; "" when they say neither.
std::string_view WorkplaceOfPlaces(const Listing& listing);
std::optional<Finding> FindEmployment(const Listing& listing);

struct SkillFinding {
  uint32_t skill;  // its row
  bool must;       // else nice to have
  Evidence evidence;
};
// Each skill once, where it is named most surely: in the order of the text.
// What is told of the work and not asked for is a must where a listing has no
// part for what it asks, else nice to have. What is needless, and what the
// company says of itself, is left out.
std::vector<SkillFinding> FindSkills(const Listing& listing,
                                     const Skills& skills);

// What is said of the need for what stands at `pos` of the description: by the
// words of its sentence, else by its part.
enum class Need {
  kUnsaid,
  kMust,
  kNice,
  kNeedless,  // "no degree required"
};
Need NeedOf(const Listing& listing, size_t pos, Span sentence);

// A number of up to two digits, or written as a word: "five", "drei"; at most
// 30.
std::optional<int> SmallNumber(std::string_view word);

struct Experience {
  int min;
  std::optional<int> max;  // years
  Evidence evidence;
};
// What the work as a whole asks for: of several the most.
std::optional<Experience> FindExperience(const Listing& listing);

struct DegreeFinding {
  std::string_view level;
  bool must;
  Evidence evidence;
};
// The least degree that is enough.
std::optional<DegreeFinding> FindDegree(const Listing& listing,
                                        const Degrees& degrees);

// "yes" or "no": whether the employer sponsors a visa, helps to relocate, gives
// a share ("yes" only).
std::optional<Finding> FindVisa(const Listing& listing);
std::optional<Finding> FindRelocation(const Listing& listing);
std::optional<Finding> FindEquity(const Listing& listing);

// A date: when work begins, and until when one can apply.
std::optional<Finding> FindStart(const Listing& listing, Time now);
std::optional<Finding> FindDeadline(const Listing& listing, Time now);

}  // namespace jobutils

#endif  // JOBUTILS_EXTRACT_FIELDS_H_
