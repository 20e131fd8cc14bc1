// What a step made of a listing, in words.

#ifndef JOBUTILS_HUNT_VERDICT_H_
#define JOBUTILS_HUNT_VERDICT_H_

#include <string>
#include <vector>

#include "record/record.h"

namespace jobutils {

struct Verdict {
  std::string what;                  // "78 of 100, passed"
  std::vector<std::string> because;  // a line each; may be hostile text
};

// Of `listing` as `stage` wrote it, which was not at rest before.
Verdict VerdictOf(const std::string& stage, const Record& listing);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_VERDICT_H_
