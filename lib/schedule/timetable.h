// What would run and when the others will, for a person.

#ifndef JOBUTILS_SCHEDULE_TIMETABLE_H_
#define JOBUTILS_SCHEDULE_TIMETABLE_H_

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "record/record.h"
#include "schedule/due.h"

namespace jobutils {

class Timetable {
 public:
  // `name` is what the source is called, see NameOf.
  void Add(const DueSource& source, const std::string& name,
           const std::optional<Rest>& rest, const Policy& policy);

  // A line a source, in local time: first those that are due in the order in
  // which they came, then the others by their time; and a line that counts
  // them. Hostile text is visible. "" without a source.
  std::string Text();

 private:
  struct Row {
    bool due;
    Time until;  // far away where there is none
    std::string next;
    std::string last;
    std::string name;
    std::string why;
  };
  std::vector<Row> rows_;
};

// The id of a source, else its URL, else "-".
std::string NameOf(const Record& record);

}  // namespace jobutils

#endif  // JOBUTILS_SCHEDULE_TIMETABLE_H_
