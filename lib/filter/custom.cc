// [[filter.rule]].

#include <string>

#include "filter/tests.h"
#include "rules/key_test.h"

namespace jobutils {
namespace {

class CustomTest : public Test {
 public:
  explicit CustomTest(Table& table) : test_(table) {}

  bool Rejects(const Record& listing, Rejection& why) override {
    if (test_.Ask(listing) != KeyTest::kYes) return false;
    why = {"rule." + test_.name(), test_.value()};
    return true;
  }

 private:
  KeyTest test_;
};

}  // namespace

void AddCustomTests(Table& section, Tests& tests) {
  for (Table& table : section.Tables("rule")) {
    tests.push_back(std::make_unique<CustomTest>(table));
  }
}

}  // namespace jobutils
