// A name without what differs from one writer to the next.

#ifndef JOBUTILS_TEXT_BARE_NAME_H_
#define JOBUTILS_TEXT_BARE_NAME_H_

#include <string>
#include <string_view>

namespace jobutils {

// `name` (UTF-8) in lower case, without accents and other marks ("Société" is
// "societe", "Straße" "strasse", "Ørsted" "orsted"), in the common width
// ("ＡＢＣ" is "abc"); without dots and apostrophes ("I.B.M.", "McDonald's"),
// '&' as "and", all other punctuation and symbols as blanks; one blank between
// words, none at the ends. Signs of scripts that do not set words apart stay
// as they are. "" when nothing is left.
std::string BareName(std::string_view name);

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_BARE_NAME_H_
