// What job-discover makes of lines.

#ifndef JOBUTILS_HUNT_SOURCE_ANSWER_H_
#define JOBUTILS_HUNT_SOURCE_ANSWER_H_

#include <string>
#include <vector>

#include "base/result.h"
#include "hunt/source_book.h"
#include "record/record.h"

namespace jobutils {

struct SourceAnswer {
  std::string line;  // as it was typed
  Record source;     // that it leads to; empty when it leads to none
  std::string id;    // of that; "" when it leads to none
  std::string why;  // it leads to none: "unknown_source: no known board at …"
  bool retry = false;  // trying again can help
};

// One answer a line, in order. Lines are as ParseSourceLines gives them. An
// error of `discover`, or when its answer is none.
Result<std::vector<SourceAnswer>> AskFor(const std::vector<std::string>& lines,
                                         const LineRunner& discover);

// How sure it is that a source is the one that is meant, 0 to 1.
double ConfidenceOf(const Record& source);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_SOURCE_ANSWER_H_
