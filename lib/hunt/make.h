// Running make.

#ifndef JOBUTILS_HUNT_MAKE_H_
#define JOBUTILS_HUNT_MAKE_H_

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace jobutils {

struct MakeOptions {
  std::string workspace;
  std::vector<std::string> goals;                              // in order
  std::vector<std::pair<std::string, std::string>> variables;  // of hunt.mk
  // Takes each line that make and what it runs write to standard error, but
  // for those by which make tells of a goal that failed.
  std::function<void(std::string_view)> say;
};

// A goal that did not end well.
struct MakeFailure {
  std::string goal;
  int status = 0;       // of what it ran; 128 and the signal that ended it
  std::string message;  // the last line that it said, or its filter
};

struct MakeResult {
  std::vector<MakeFailure> failures;
  bool stopped = false;  // by SIGTERM or SIGINT, which were handed on
};

// Runs make in the workspace with hunt.mk from there, or else the built-in one.
// A goal that fails leaves the others to be made. The tools are found beside
// this executable first. An error when make itself cannot run.
Result<MakeResult> RunMake(const MakeOptions& options);

}  // namespace jobutils

#endif  // JOBUTILS_HUNT_MAKE_H_
