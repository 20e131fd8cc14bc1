// The person who looks for work: a JSON Resume (jsonresume.org, schema 1.0.0),
// and what jobutils reads from it. jobutils-profile(5) has the keys.

#ifndef JOBUTILS_PROFILE_PROFILE_H_
#define JOBUTILS_PROFILE_PROFILE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "text/skills.h"

namespace jobutils {

// Every text is as the file has it; "" or an empty list is unknown. Dates are
// "2019", "2019-04" or "2019-04-01"; an `end` of "" is still going on.
struct Profile {
  struct Link {
    std::string network;  // "GitHub"
    std::string username;
    std::string url;
  };
  struct Work {        // also volunteer work
    std::string name;  // the employer
    std::string position;
    std::string location;
    std::string url;
    std::string start;
    std::string end;
    std::string description;  // of the employer
    std::string summary;
    std::vector<std::string> highlights;
  };
  struct Education {
    std::string institution;
    std::string area;
    std::string study_type;
    std::string score;
    std::string url;
    std::string start;
    std::string end;
    std::vector<std::string> courses;
  };
  struct SkillGroup {
    std::string name;
    std::string level;
    std::vector<std::string> keywords;
  };
  struct Language {
    std::string language;
    std::string fluency;
  };
  struct Certificate {  // also awards and publications
    std::string name;
    std::string issuer;  // awarder, publisher
    std::string date;
    std::string url;
    std::string summary;
  };
  struct Project {
    std::string name;
    std::string entity;  // for whom
    std::string description;
    std::string url;
    std::string start;
    std::string end;
    std::vector<std::string> highlights;
    std::vector<std::string> keywords;
    std::vector<std::string> roles;
  };
  // The key `preferences`, which is ours: what the person looks for.
  struct Preferences {
    std::vector<std::string> titles;
    std::vector<std::string> workplace;  // remote, hybrid, onsite
    std::vector<std::string> employment;
    std::vector<std::string> places;
    std::optional<double> pay;  // at least; in `currency`, each `period`
    std::string currency;
    std::string period;
    std::string start;   // when work can begin: a date
    std::string notice;  // "three months"
  };

  std::string name;
  std::string label;  // "Backend engineer"
  std::string email;
  std::string phone;
  std::string url;
  std::string summary;
  std::string address;
  std::string postal_code;
  std::string city;
  std::string region;
  std::string country_code;  // ISO 3166-1 alpha-2
  std::vector<Link> links;   // basics.profiles
  std::vector<Work> work;    // as in the file: the latest first, by custom
  std::vector<Work> volunteer;
  std::vector<Education> education;
  std::vector<SkillGroup> skills;
  std::vector<Language> languages;
  std::vector<Certificate> certificates;
  std::vector<Certificate> awards;
  std::vector<Certificate> publications;
  std::vector<Project> projects;
  std::vector<SkillGroup> interests;
  Preferences preferences;
};

// Of a profile that is read.
constexpr size_t kMostProfileBytes = 4 << 20;

// `json` is what `file` holds. Usage errors that name the file and what was
// expected: no JSON (with the line), no JSON Resume (an object with `basics`,
// `work`, `education`, `skills` or `projects`), a key of another type, a date
// that is none. Keys that are neither JSON Resume's nor ours are let be.
Result<Profile> ParseProfile(std::string_view json, const std::string& file);
// The same of a file, whose length is an error of this kind too.
Result<Profile> ReadProfile(const std::string& path);

// The profile of a run: the file `named`, else profile.json of `workspace`,
// else none; then a live listing gets the error "no_profile" with this message.
Result<std::optional<Profile>> FindProfile(const std::string& named,
                                           const std::string& workspace);
inline constexpr char kNoProfile[] =
    "no profile: name one with '--profile', or make one with job-profile";

// What the profile states, each with its place ("work.0.position").
struct Fact {
  enum Kind {
    kName,
    kContact,  // e-mail, phone, address
    kEmployer,
    kSchool,
    kTitle,  // positions, the label, roles in projects
    kDegree,
    kDate,   // as in the file
    kSkill,  // as in the file: keywords, names of groups, courses
    kLanguage,
    kCertificate,
    kProject,
    kPlace,
    kLink,  // URLs and user names
    kText,  // prose: summaries, highlights
    kWish,  // preferences
  };
  Kind kind;
  std::string where;
  std::string text;
};
// All of them, in the order of the struct above; none is empty.
std::vector<Fact> FactsOf(const Profile& profile);

struct KnownSkill {
  uint32_t skill;    // its row in `skills`
  std::string name;  // its canonical name
  // The employer or project whose text names it, the latest first; "" when it
  // is only listed.
  std::string used_at;
};
// All skills that the profile names, in keywords or in prose, each once, in
// the order of their rows. What they imply (Skills::Implied) is not in it.
std::vector<KnownSkill> SkillsOf(const Profile& profile,
                                 const Skills& skills = Skills());

// Years in work (not volunteer), to `now`, with no month counted twice. A
// start without an end is still going on; work without a start counts nothing,
// nor does what its title calls an internship or apprenticeship.
double YearsOfWork(const Profile& profile, Time now);
// Less the months that belong to an education, too.
double YearsOfWorkAlone(const Profile& profile, Time now);

}  // namespace jobutils

#endif  // JOBUTILS_PROFILE_PROFILE_H_
