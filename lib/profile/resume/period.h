// When something was: "Mar 2019 – present", "10/2016 bis 08/2018", "seit 2020".

#ifndef JOBUTILS_PROFILE_RESUME_PERIOD_H_
#define JOBUTILS_PROFILE_RESUME_PERIOD_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace jobutils {

struct Period {
  size_t begin = 0;  // [begin, end) in the line, brackets with it
  size_t end = 0;
  std::string start;   // as Profile has dates; "" of a single date
  std::string last;    // "" while it goes on
  bool range = false;  // two ends, or one and a word such as "since"
};

// The first range in the line; without one the last single date.
std::optional<Period> FindPeriod(std::string_view line);

}  // namespace jobutils

#endif  // JOBUTILS_PROFILE_RESUME_PERIOD_H_
