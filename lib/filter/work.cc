// [filter.workplace] and [filter.employment].

#include <string>

#include "filter/value_test.h"
#include "rules/choice_list.h"
#include "rules/stated.h"

namespace jobutils {
namespace {

ValueTest::ValuesOf StatedAt(const char* key) {
  return [key](const Record& listing) -> ValueTest::Strings {
    return {Stated(listing, key).AsString().value_or("")};
  };
}

}  // namespace

void AddWorkplaceTest(Table& section, Tests& tests) {
  ValueTest::AddChoices(section, "workplace", kWorkplaces,
                        StatedAt("workplace"), tests);
}

void AddEmploymentTest(Table& section, Tests& tests) {
  ValueTest::AddChoices(section, "employment", kEmployments,
                        StatedAt("employment"), tests);
}

}  // namespace jobutils
