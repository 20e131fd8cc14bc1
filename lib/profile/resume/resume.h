// A résumé as people write it, to a Profile.

#ifndef JOBUTILS_PROFILE_RESUME_RESUME_H_
#define JOBUTILS_PROFILE_RESUME_RESUME_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "profile/profile.h"
#include "profile/resume/entries.h"
#include "profile/resume/notes.h"

namespace jobutils {

struct Resume {
  Profile profile;
  // The JSON Resume it was read from, as it came; "" of any other form.
  std::string json;
  bool wished = false;  // preferences have been added since
  // What was not understood, or taken on thin grounds, one line each.
  std::vector<std::string> notes;
};

// Plain text or Markdown, in English or German, UTF-8. Sections are told by
// their headings. Never fails: what it finds nothing in it notes.
Resume ParseResume(std::string_view text);

// Its sections, each into its part of the profile.
void ReadWork(Lines lines, std::vector<Profile::Work>& out, Notes& notes);
void ReadEducation(Lines lines, Profile& profile, Notes& notes);
void ReadProjects(Lines lines, Profile& profile, Notes& notes);
void ReadSkills(Lines lines, std::vector<Profile::SkillGroup>& out);
void ReadLanguages(Lines lines, Profile& profile);
void ReadCertificates(Lines lines, std::vector<Profile::Certificate>& out);

// A JSON Resume that ParseProfile reads back. One that came as such keeps its
// bytes, but for `preferences`; any other is indented for a person, without
// what is unknown. Ends in a line end.
std::string JsonOf(const Resume& resume);

}  // namespace jobutils

#endif  // JOBUTILS_PROFILE_RESUME_RESUME_H_
