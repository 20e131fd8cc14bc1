#include "filter/value_test.h"

#include <algorithm>
#include <utility>

#include "rules/choice_list.h"

namespace jobutils {

ValueTest::ValueTest(const char* section, Table& table, Lists lists,
                     ValuesOf values_of, In in)
    : section_(section),
      unknown_(table, section),
      lists_(std::move(lists)),
      values_of_(std::move(values_of)),
      in_(in) {}

bool ValueTest::Rejects(const Record& listing, Rejection& why) {
  const Strings values = values_of_(listing);
  if (values.empty()) return unknown_.Rejects(why);
  std::string shown;
  bool listed = lists_.only.empty();
  for (const std::string& value : values) {
    if (in_(value, lists_.reject)) {
      why = {section_ + ".reject", value};
      return true;
    }
    listed |= in_(value, lists_.only);
    (shown += shown.empty() ? "" : ", ") += value;
  }
  if (!listed) why = {section_ + ".only", shown};
  return !listed;
}

void ValueTest::Add(const char* section, Table& table, Lists lists,
                    ValuesOf values_of, In in, Tests& tests) {
  const bool lists_nothing = lists.reject.empty() && lists.only.empty();
  auto test = std::make_unique<ValueTest>(section, table, std::move(lists),
                                          std::move(values_of), in);
  if (lists_nothing && !test->unknown_.reject()) return;
  tests.push_back(std::move(test));
}

void ValueTest::AddChoices(Table& parent, const char* section,
                           std::span<const std::string_view> choices,
                           ValuesOf values_of, Tests& tests) {
  Table table = parent.Sub(section);
  Lists lists{ChoiceList(table, "reject", choices),
              ChoiceList(table, "only", choices)};
  const Strings known(choices.begin(), choices.end());
  const In in = [](const std::string& value, const Strings& list) {
    return std::find(list.begin(), list.end(), value) != list.end();
  };
  Add(
      section, table, std::move(lists),
      [known, in, all = std::move(values_of)](const Record& listing) {
        Strings values = all(listing);
        std::erase_if(values, [&](const auto& v) { return !in(v, known); });
        return values;
      },
      in, tests);
}

}  // namespace jobutils
