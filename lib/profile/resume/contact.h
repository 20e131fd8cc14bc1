// Who it is, and where to reach them.

#ifndef JOBUTILS_PROFILE_RESUME_CONTACT_H_
#define JOBUTILS_PROFILE_RESUME_CONTACT_H_

#include <string>
#include <string_view>
#include <vector>

#include "profile/profile.h"
#include "profile/resume/lines.h"
#include "profile/resume/notes.h"

namespace jobutils {

// Takes the e-mail address, the URLs and the phone number out of `text` and
// into the profile (the first of each; further URLs become links, and so does
// one of a network that is known). Returns the rest.
std::string TakeContacts(std::string_view text, Profile& profile);

// The first URL of a text, or "": "https://x.example", "github.com/x".
std::string_view FindUrl(std::string_view text);

// The lines before the first section, or of one called "Contact".
void ReadContact(Lines lines, Profile& profile, Notes& notes);

}  // namespace jobutils

#endif  // JOBUTILS_PROFILE_RESUME_CONTACT_H_
