// What the terminal can do.

#ifndef JOBUTILS_TABLE_TERMINAL_H_
#define JOBUTILS_TABLE_TERMINAL_H_

#include <string_view>

namespace jobutils {

inline constexpr int kMinWidth = 20;
inline constexpr int kMaxWidth = 10000;

struct Look {
  int width = 100;  // columns a line may take
  bool color = false;
  bool links = false;  // OSC 8
};

// `color` and `links` are auto, always or never. auto: standard output is a
// terminal that is not dumb; for colour also that NO_COLOR is empty or unset
// (no-color.org), for links also that there is colour. `width` 0: COLUMNS, else
// what the terminal says (that of standard error, behind a pager), else 100.
Look LookOf(std::string_view color, std::string_view links, int width);

// Standard output is a terminal: somebody waits for rows.
bool SomebodyWatches();

}  // namespace jobutils

#endif  // JOBUTILS_TABLE_TERMINAL_H_
