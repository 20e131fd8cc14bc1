// The lines of a résumé, without the marks of Markdown or of a word processor.

#ifndef JOBUTILS_PROFILE_RESUME_LINES_H_
#define JOBUTILS_PROFILE_RESUME_LINES_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jobutils {

struct Line {
  int number = 0;     // in the file, from 1
  std::string text;   // without indent, bullet, '#', '*' and '`'; wide gaps
                      // between columns are a tab each
  size_t indent = 0;  // of the text, in characters
  bool bullet = false;
  int level = 0;  // of a Markdown heading, from 1; an underlined line has 2
  bool after_gap = false;  // an empty line stands before it
};

using Lines = std::span<const Line>;

// Empty lines and rules are left out. Links "[text](url)" become "text url".
std::vector<Line> LinesOf(std::string_view text);

}  // namespace jobutils

#endif  // JOBUTILS_PROFILE_RESUME_LINES_H_
