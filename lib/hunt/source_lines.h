// sources.txt: a URL or a name a line.

#ifndef JOBUTILS_HUNT_SOURCE_LINES_H_
#define JOBUTILS_HUNT_SOURCE_LINES_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace jobutils {

// Without the blanks around them; each once; empty ones and those that begin
// with '#' are none. A byte order mark and CR LF are nothing; bad UTF-8 is
// U+FFFD.
std::vector<std::string> ParseSourceLines(std::string_view text);

struct SourceLines {
  bool there = false;
  std::string text;
  std::string hash;  // changes with the text; "" when there is no file
};

// Of the workspace; an error when it is there and cannot be read, or is longer
// than 16 MiB.
Result<SourceLines> ReadSourceLines(const std::string& workspace);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_SOURCE_LINES_H_
