// What the machine did: the last runs of a hunt, and how its steps stand.

#ifndef JOBUTILS_REPORT_HUNT_LOG_H_
#define JOBUTILS_REPORT_HUNT_LOG_H_

#include <deque>
#include <string>
#include <vector>

#include "base/clock.h"
#include "record/record.h"

namespace jobutils {

class HuntLog {
 public:
  static constexpr size_t kRuns = 10;   // the last that came
  static constexpr size_t kSteps = 40;  // the first

  void AddRun(const Record& run);
  void AddStep(const Record& stage);

  // The sections.
  std::string RunsHtml() const;
  std::string StepsHtml() const;

 private:
  std::deque<std::vector<std::string>> runs_;  // rows of a table
  std::vector<std::vector<std::string>> steps_;
};

}  // namespace jobutils

#endif  // JOBUTILS_REPORT_HUNT_LOG_H_
