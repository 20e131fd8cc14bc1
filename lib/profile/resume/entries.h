// A section that tells of one thing after the other, each with its dates.

#ifndef JOBUTILS_PROFILE_RESUME_ENTRIES_H_
#define JOBUTILS_PROFILE_RESUME_ENTRIES_H_

#include <string>
#include <vector>

#include "profile/resume/lines.h"

namespace jobutils {

struct Entry {
  const Line* line = nullptr;     // the first
  std::vector<std::string> head;  // pieces of its heading, the dates gone
  std::string start;              // as Profile has dates
  std::string end;
  std::vector<std::string> bullets;
  std::vector<std::string> prose;  // lines
};

// An entry begins with the heading lines around a line that holds a period:
// those above it since the last gap or bullet, and those behind it while there
// are fewer than two pieces. A Markdown heading begins one in any case. Lines
// in front of the first are given as `loose`.
std::vector<Entry> EntriesOf(Lines lines, std::vector<const Line*>* loose);

}  // namespace jobutils

#endif  // JOBUTILS_PROFILE_RESUME_ENTRIES_H_
