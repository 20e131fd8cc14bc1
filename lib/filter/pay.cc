// [filter.pay]: a floor, and pay that is commission only.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "filter/tests.h"
#include "rules/choice_list.h"
#include "rules/pay_scale.h"
#include "rules/word_search.h"

namespace jobutils {
namespace {

class FloorTest : public Test {
 public:
  explicit FloorTest(Table& table)
      : floor_(table.Number("floor", 1, kMostMoney)),
        scale_(table, floor_),
        unknown_(table, "pay") {}

  bool empty() const { return !floor_ && !unknown_.reject(); }

  bool Rejects(const Record& listing, Rejection& why) override {
    const Offer offer = scale_.Read(listing);
    if (offer.state == Offer::kUnknown) return unknown_.Rejects(why);
    if (!floor_) return false;
    if (offer.state == Offer::kNotComparable) {
      return unknown_.Rejects(why, offer.text);
    }
    if (!offer.pay.max || *offer.pay.max >= *floor_) return false;
    why = {"pay.floor", offer.text};
    return true;
  }

 private:
  std::optional<double> floor_;
  PayScale scale_;
  Unknown unknown_;
};

constexpr std::array<std::string_view, 1> kKinds = {"commission_only"};

// How listings say that nothing but commission is paid,
constexpr std::string_view kCommissionOnly[] = {
    "commission only",          "commissions only",
    "commission based only",    "commission-only",
    "paid only on commission",  "paid on commission only",
    "purely commission",        "purely commission based",
    "solely commission",        "solely commission based",
    "straight commission",      "pure commission",
    "100% commission",          "100 % commission",
    "100% commissions",         "reine provisionsbasis",
    "reiner provisionsbasis",   "rein provisionsbasiert",
    "rein auf provisionsbasis", "ausschlie\u00dflich auf provisionsbasis",
    "100% provision",           "100 % provision",
    "100% commission",          "uniquement \u00e0 la commission",
    "s\u00f3lo comisiones",     "solo comisiones",
    "solo a comisi\u00f3n",     "solo provvigioni",
    "solo a provvigione",
};
// and that it is not so.
constexpr std::string_view kNot[] = {
    "not ", "not a ", "not on ",    "no ",    "never ", "isn't ", "isn't a ",
    "non ", "nicht ", "nicht auf ", "keine ", "kein ",  "pas ",
};

class CommissionTest : public Test {
 public:
  CommissionTest() {
    std::vector<std::string> said;
    std::vector<std::string> denied;
    for (const std::string_view phrase : kCommissionOnly) {
      said.emplace_back(phrase);
      for (const std::string_view no : kNot) {
        (denied.emplace_back(no)) += phrase;
      }
    }
    said_ = search_.Add(said);
    denied_ = search_.Add(denied);
  }

  bool Rejects(const Record& listing, Rejection& why) override {
    search_.Look(listing);
    const size_t said = FirstOf(said_);
    if (said == kNone || FirstOf(denied_) != kNone) return false;
    why = {"pay.reject", search_.Word(said)};
    return true;
  }

 private:
  static constexpr size_t kNone = static_cast<size_t>(-1);

  size_t FirstOf(const std::vector<size_t>& words) const {
    for (const size_t word : words) {
      if (search_.Where(word) != WordSearch::kNowhere) return word;
    }
    return kNone;
  }

  WordSearch search_;
  std::vector<size_t> said_;
  std::vector<size_t> denied_;
};

}  // namespace

void AddPayTests(Table& section, Tests& tests) {
  Table table = section.Sub("pay");
  auto floor = std::make_unique<FloorTest>(table);
  if (!floor->empty()) tests.push_back(std::move(floor));
  if (!ChoiceList(table, "reject", kKinds).empty()) {
    tests.push_back(std::make_unique<CommissionTest>());
  }
}

}  // namespace jobutils
