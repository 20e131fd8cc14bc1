// How many columns of a terminal a text takes, whatever the locale.

#ifndef JOBUTILS_TABLE_TEXT_WIDTH_H_
#define JOBUTILS_TABLE_TEXT_WIDTH_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jobutils {

// What a terminal draws as one: a character with its marks, a flag, an emoji
// with its skin tone, or several joined by U+200D. The one at `pos`, which
// moves behind it, in columns: 0, 1 or 2. East Asian "ambiguous" counts as 1.
int NextCluster(std::string_view text, size_t& pos);

// The sum of all clusters.
int TextWidth(std::string_view text);

// `text` for one cell: on one line, blanks folded, hostile characters made
// visible, and no more than 30 invisible ones in a row (the limit of UAX #15's
// stream-safe text); what follows is shown as "\u{301}".
std::string CellText(std::string_view text);

// `text`, or as much of it as leaves room for a '…' in `width` columns. Cuts
// between clusters; with no width it is "".
std::string Shorten(std::string_view text, int width);

// `text` as lines of at most `width` columns, broken at blanks; the last of
// `most` lines is shortened.
std::vector<std::string> Wrap(std::string_view text, int width, size_t most);

}  // namespace jobutils

#endif  // JOBUTILS_TABLE_TEXT_WIDTH_H_
