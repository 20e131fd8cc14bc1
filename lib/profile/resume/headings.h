// What the sections of a résumé are called, in English and German.

#ifndef JOBUTILS_PROFILE_RESUME_HEADINGS_H_
#define JOBUTILS_PROFILE_RESUME_HEADINGS_H_

#include "profile/resume/lines.h"

namespace jobutils {

enum class Section {
  kNone,  // the line is no heading
  kContact,
  kSummary,
  kWork,
  kVolunteer,
  kEducation,
  kSkills,
  kLanguages,
  kCertificates,
  kAwards,
  kPublications,
  kProjects,
  kInterests,
  kReferences,
  kUnknown,  // a heading, of no section that is known
};

Section SectionOf(const Line& line);

}  // namespace jobutils

#endif  // JOBUTILS_PROFILE_RESUME_HEADINGS_H_
