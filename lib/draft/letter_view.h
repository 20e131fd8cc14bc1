// What a template of a draft may name, and the values for one listing.

#ifndef JOBUTILS_DRAFT_LETTER_VIEW_H_
#define JOBUTILS_DRAFT_LETTER_VIEW_H_

#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "draft/evidence.h"
#include "draft/template.h"
#include "profile/profile.h"
#include "record/record.h"
#include "text/skills.h"

namespace jobutils {

// The names; job-draft(1), TEMPLATES, tells what they mean.
std::span<const TemplateName> LetterNames();

class LetterViews {
 public:
  // The profile must outlive this.
  LetterViews(const Profile& profile, Skills skills, Time now);

  // Every value is one line, without control characters.
  View For(const Record& listing, const std::string& language) const;

 private:
  void AddListing(const Record& listing, View& view) const;
  void AddPerson(const std::string& language, View& view) const;
  void AddWork(const std::string& language, View& view) const;
  void AddEducation(const std::string& language, View& view) const;

  const Profile& profile_;
  Skills skills_;
  Time now_;
  std::vector<KnownSkill> known_;
  std::vector<Deed> deeds_;
};

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_LETTER_VIEW_H_
