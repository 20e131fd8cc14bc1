// How many listings each stage let through, and what took out the others.

#ifndef JOBUTILS_REPORT_FUNNEL_H_
#define JOBUTILS_REPORT_FUNNEL_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "record/record.h"
#include "table/summary.h"

namespace jobutils {

// Told by the listings alone, as they are at the end of a pipe: one that rests
// has been through the stages before the one that its outcome or error names; a
// live one through those before the last that left a key, and waits for the
// next that has left one in others.
class Funnel {
 public:
  void Add(const Record& listing);

  // The section.
  std::string Html() const;

 private:
  struct Stage {
    uint64_t filtered = 0;
    uint64_t skipped = 0;
    uint64_t closed = 0;
    uint64_t failed = 0;
    uint64_t last = 0;  // live ones that have been no further
    bool seen = false;  // its key was there
    Tally rules;
  };

  // The last of its stages that left a key; notes all that did.
  std::string_view Furthest(const Record& listing);
  Stage& StageOf(std::string name);
  // Of a stage that `in` listings came to and `waits` of them wait for.
  std::string RowHtml(const std::string& name, const Stage& stage, uint64_t in,
                      uint64_t waits) const;

  uint64_t total_ = 0;
  std::map<std::string, Stage> stages_;
};

}  // namespace jobutils

#endif  // JOBUTILS_REPORT_FUNNEL_H_
