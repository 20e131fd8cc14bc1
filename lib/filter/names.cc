// [filter.title], [filter.url] and [filter.company]: words of names.

#include <optional>
#include <string>
#include <utility>

#include "filter/tests.h"
#include "rules/name_lists.h"
#include "rules/phrase_list.h"
#include "rules/stated.h"

namespace jobutils {
namespace {

using NamesOf = std::vector<Json> (*)(const Record& listing);

class NameTest : public Test {
 public:
  NameTest(const char* section, Table& table, NamesOf names_of)
      : section_(section), names_of_(names_of), unknown_(table, section) {
    const std::vector<std::string> only = PhraseList(table, "only");
    has_only_ = !only.empty();
    lists_ = NameLists({PhraseList(table, "reject"), only});
  }

  bool empty() const { return lists_.empty() && !unknown_.reject(); }

  bool Rejects(const Record& listing, Rejection& why) override {
    Json shown;
    bool listed = false;
    for (const Json name : names_of_(listing)) {
      if (Inside(name).empty()) continue;
      const size_t list = lists_.ListOf(name);
      if (list == kReject) return Say(why, ".reject", name);
      listed |= list == kOnly;
      if (!shown) shown = name;
    }
    if (!shown) return unknown_.Rejects(why);
    return has_only_ && !listed && Say(why, ".only", shown);
  }

 private:
  static constexpr size_t kReject = 0;
  static constexpr size_t kOnly = 1;

  bool Say(Rejection& why, const char* key, Json name) const {
    why = {section_ + key, name.AsString().value_or("")};
    return true;
  }

  std::string section_;
  NamesOf names_of_;
  Unknown unknown_;
  bool has_only_ = false;
  NameLists lists_;
};

void AddNameTest(Table& section, const char* name, NamesOf names_of,
                 Tests& tests) {
  Table table = section.Sub(name);
  auto test = std::make_unique<NameTest>(name, table, names_of);
  if (!test->empty()) tests.push_back(std::move(test));
}

}  // namespace

void AddTitleTest(Table& section, Tests& tests) {
  AddNameTest(
      section, "title",
      [](const Record& listing) -> std::vector<Json> {
        return {listing.Get("title")};
      },
      tests);
}

void AddUrlTest(Table& section, Tests& tests) {
  AddNameTest(
      section, "url",
      [](const Record& listing) -> std::vector<Json> {
        return {listing.Get("url"), listing.Get("apply_url")};
      },
      tests);
}

void AddCompanyTest(Table& section, Tests& tests) {
  AddNameTest(
      section, "company",
      [](const Record& listing) -> std::vector<Json> {
        return {listing.Get("company")["name"]};
      },
      tests);
}

}  // namespace jobutils
