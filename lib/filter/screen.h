// Hard rules, and soft ones that add up, before anything costs money.

#ifndef JOBUTILS_FILTER_SCREEN_H_
#define JOBUTILS_FILTER_SCREEN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "config/table.h"
#include "filter/tests.h"
#include "record/record.h"

namespace jobutils {

class Screen {
 public:
  // Reads the table [filter] (tests.h tells its keys), but for `strikes`: so
  // many of them, and a listing is out. What is wrong with the table is what
  // section.Finish() returns.
  Screen(Table& section, int64_t strikes, const Knowledge& knowledge);

  // Whether there are any rules.
  bool empty() const { return tests_.empty() && soft_.empty(); }

  // Why a listing is out: the first test that rejects it, in the order of
  // their cost; else "strikes", with the soft rules that gave them and what
  // they met with ("2: far (Munich), old (2026-05-01)"). nullopt when it
  // passes. Values are cut to a length that a line can bear.
  std::optional<Rejection> Judge(const Record& listing);

  // Sets the outcome `filtered` of one that is out, unless it is pinned.
  void Apply(Record& listing);

 private:
  struct Soft {
    std::string name;
    int64_t strikes;
    Tests tests;
  };

  Tests tests_;
  std::vector<Soft> soft_;
  int64_t limit_;
};

}  // namespace jobutils

#endif  // JOBUTILS_FILTER_SCREEN_H_
