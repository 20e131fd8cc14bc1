#include "rules/choice_list.h"

#include <algorithm>

namespace jobutils {

std::vector<std::string> ChoiceList(Table& table, std::string_view key,
                                    std::span<const std::string_view> values) {
  std::vector<std::string> chosen = table.Strings(key);
  for (const std::string& value : chosen) {
    if (std::find(values.begin(), values.end(), value) != values.end()) {
      continue;
    }
    const std::string near = Nearest(value, {values.begin(), values.end()});
    if (!near.empty()) {
      table.Fail(key,
                 "unknown value '" + value + "', did you mean '" + near + "'?");
      continue;
    }
    std::string expected;
    for (const std::string_view one : values) {
      ((expected += expected.empty() ? "'" : ", '") += one) += '\'';
    }
    table.Fail(key, "expected some of " + expected + ", not '" + value + "'");
  }
  return chosen;
}

}  // namespace jobutils
