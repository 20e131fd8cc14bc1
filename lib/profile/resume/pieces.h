// The parts of a line such as "Senior Engineer, Acme GmbH | Berlin".

#ifndef JOBUTILS_PROFILE_RESUME_PIECES_H_
#define JOBUTILS_PROFILE_RESUME_PIECES_H_

#include <string>
#include <string_view>
#include <vector>

namespace jobutils {

// Without blanks and separators at its ends.
std::string Trimmed(std::string_view text);

// Cut at tabs, "|", "•", "·", dashes with blanks around, " at ", " @ " and
// " bei "; then at commas and semicolons outside brackets. "Acme, Inc." stays
// whole. None is empty.
std::vector<std::string> Pieces(std::string_view line);

// The items of a list: cut at commas, semicolons, tabs, "|", "•" and "·"
// outside brackets.
std::vector<std::string> ListItems(std::string_view line);

}  // namespace jobutils

#endif  // JOBUTILS_PROFILE_RESUME_PIECES_H_
