// The words by which boards say how and where one works.

#ifndef JOBUTILS_SOURCE_VOCABULARY_H_
#define JOBUTILS_SOURCE_VOCABULARY_H_

#include <string>
#include <string_view>

namespace jobutils {

// full_time, part_time, contract, internship or temporary of "FullTime",
// "Permanent, full-time", "fulltime_permanent", "INTERN"; "" when it says none
// of them. The first one named counts.
std::string EmploymentOf(std::string_view text);

// remote, hybrid or onsite of "Remote", "OnSite", "on-site", "TELECOMMUTE"; ""
// when it says none of them.
std::string WorkplaceOf(std::string_view text);

// Lower-case words parted by single blanks; everything but letters and digits
// parts words, and so does a capital behind a small letter: "OnSite" is "on
// site".
std::string PlainWords(std::string_view text);

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_VOCABULARY_H_
