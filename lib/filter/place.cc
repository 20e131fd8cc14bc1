// [filter.place].

#include <string>
#include <utility>

#include "filter/tests.h"
#include "rules/phrase_list.h"
#include "rules/place_lists.h"
#include "rules/stated.h"

namespace jobutils {
namespace {

constexpr size_t kReject = 0;
constexpr size_t kOnly = 1;

class PlaceTest : public Test {
 public:
  PlaceTest(Table& table, std::vector<std::string> reject,
            std::vector<std::string> only, const DataSet& data)
      : unknown_(table, "place"),
        has_only_(!only.empty()),
        lists_({{std::move(reject)}, {std::move(only), true}}, data) {}

  bool empty() const { return lists_.empty() && !unknown_.reject(); }

  bool Rejects(const Record& listing, Rejection& why) override {
    std::string all;
    std::string rejected;
    bool rejects_all = true;
    bool known = true;
    bool listed = Stated(listing, "workplace").AsString() == "remote" &&
                  lists_.ListOf(Json("\"remote\"")).list == kOnly;
    for (const Json place : listing.Get("locations").Items()) {
      if (Inside(place).empty()) continue;
      const PlaceLists::Answer answer = lists_.ListOf(place);
      std::string& shown = answer.list == kReject ? rejected : all;
      (shown += shown.empty() ? "" : "; ") += place.AsString().value_or("");
      rejects_all &= answer.list == kReject;
      listed |= answer.list == kOnly;
      known &= answer.known || answer.list == kReject;
    }
    if (listed) return false;
    if (rejects_all && !rejected.empty()) {
      why = {"place.reject", rejected};
      return true;
    }
    if (all.empty() && rejected.empty()) return unknown_.Rejects(why);
    if (!has_only_) return false;
    if (!rejected.empty()) (all += "; ") += rejected;
    if (!known) return unknown_.Rejects(why, all);
    why = {"place.only", all};
    return true;
  }

 private:
  Unknown unknown_;
  bool has_only_;
  PlaceLists lists_;
};

}  // namespace

void AddPlaceTest(Table& section, const Knowledge& knowledge, Tests& tests) {
  Table table = section.Sub("place");
  std::vector<std::string> reject = PhraseList(table, "reject");
  std::vector<std::string> only = PhraseList(table, "only");
  auto test = std::make_unique<PlaceTest>(table, std::move(reject),
                                          std::move(only), knowledge.data);
  if (!test->empty()) tests.push_back(std::move(test));
}

}  // namespace jobutils
