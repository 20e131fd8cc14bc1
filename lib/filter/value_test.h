// A test of values against lists of values.

#ifndef JOBUTILS_FILTER_VALUE_TEST_H_
#define JOBUTILS_FILTER_VALUE_TEST_H_

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "filter/tests.h"

namespace jobutils {

class ValueTest : public Test {
 public:
  using Strings = std::vector<std::string>;
  struct Lists {
    Strings reject;
    Strings only;
  };
  // The values that a listing has, in the order they are shown.
  using ValuesOf = std::function<Strings(const Record& listing)>;
  // Whether a value is in a list.
  using In = bool (*)(const std::string& value, const Strings& list);

  // Reads `unknown` of the section's table.
  ValueTest(const char* section, Table& table, Lists lists, ValuesOf values_of,
            In in);

  bool Rejects(const Record& listing, Rejection& why) override;

  // Adds a test, unless it has nothing to judge by.
  static void Add(const char* section, Table& table, Lists lists,
                  ValuesOf values_of, In in, Tests& tests);
  // One of a section whose values are some of a few; others are unknown.
  static void AddChoices(Table& parent, const char* section,
                         std::span<const std::string_view> choices,
                         ValuesOf values_of, Tests& tests);

 private:
  std::string section_;
  Unknown unknown_;
  Lists lists_;
  ValuesOf values_of_;
  In in_;
};

}  // namespace jobutils

#endif  // JOBUTILS_FILTER_VALUE_TEST_H_
