// [filter.pay]: a floor, and pay that is commission only.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "filter/commission.h"
#include "filter/tests.h"
#include "rules/choice_list.h"
#include "rules/pay_scale.h"

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
