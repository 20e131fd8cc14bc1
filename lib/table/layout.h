// How wide each column of a table may be.

#ifndef JOBUTILS_TABLE_LAYOUT_H_
#define JOBUTILS_TABLE_LAYOUT_H_

#include <vector>

namespace jobutils {

// Blanks between two columns.
inline constexpr int kGap = 2;

struct ColumnNeed {
  int natural;  // what its widest text takes, at least 1
  int floor;    // 0: it is shown whole or not at all
  int weight;   // the lightest goes first
};

// Widths for a line of `width`, in the order of `needs`; 0 is a column that
// there is no room for. Whole columns go only when cutting the others down to
// their floors is not enough, and one always stays.
std::vector<int> FitColumns(const std::vector<ColumnNeed>& needs, int width);

}  // namespace jobutils

#endif  // JOBUTILS_TABLE_LAYOUT_H_
