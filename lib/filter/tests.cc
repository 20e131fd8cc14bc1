#include "filter/tests.h"

namespace jobutils {

Tests ReadTests(Table& section, const Knowledge& knowledge) {
  Tests tests;
  AddDomainTest(section, tests);
  AddUrlTest(section, tests);
  AddCompanyTest(section, tests);
  AddWorkplaceTest(section, tests);
  AddEmploymentTest(section, tests);
  AddAgeTest(section, knowledge.now, tests);
  AddPlaceTest(section, knowledge, tests);
  AddTitleTest(section, tests);
  AddSeniorityTest(section, knowledge, tests);
  AddFamilyTest(section, knowledge, tests);
  AddPayTests(section, tests);
  AddCustomTests(section, tests);
  AddWordTest(section, tests);
  return tests;
}

Unknown::Unknown(Table& table, std::string_view section)
    : rule_(std::string(section) + ".unknown"),
      reject_(table.OneOf("unknown", {"pass", "reject"}) == "reject") {}

bool Unknown::Rejects(Rejection& why, std::string_view value) const {
  if (reject_) why = {rule_, std::string(value)};
  return reject_;
}

}  // namespace jobutils
