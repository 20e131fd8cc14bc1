// [score.pay]: what is paid against what is wished for.

#include <optional>
#include <string>

#include "rules/pay_scale.h"
#include "score/rules.h"

namespace jobutils {
namespace {

class PayRule : public Rule {
 public:
  explicit PayRule(Table& table)
      : wish_(table.Number("wish", 1, kMostMoney)),
        floor_(table.Number("floor", 1, kMostMoney)),
        scale_(table, wish_ ? wish_ : floor_),
        points_(Points(table, "points", 10)),
        below_(Points(table, "below", -points_)),
        unknown_(Points(table, "unknown", 0)) {
    if (wish_ && floor_ && *floor_ > *wish_) {
      table.Fail("floor", "'floor' must not be above 'wish'");
    }
  }

  bool empty() const { return !wish_ && !floor_ && unknown_ == 0; }

  void Judge(const Record& listing, Score& score) override {
    const Offer offer = scale_.Read(listing);
    if (offer.state == Offer::kUnknown) {
      score.AddUnknown("pay", "pay", unknown_);
    } else if (wish_ || floor_) {
      Compare(offer, score);
    }
  }

 private:
  void Compare(const Offer& offer, Score& score) const {
    const auto& [state, ours, text] = offer;
    if (state == Offer::kNotComparable) {
      score.Add("pay", unknown_) += text;
      return;
    }
    if (floor_ && ours.max && *ours.max < *floor_) {
      score.Reject("pay.floor", text) +=
          text + " is below the floor of " + AmountText(*floor_);
      return;
    }
    if (!wish_) return;
    const std::string wish = " the wish of " + AmountText(*wish_);
    if (ours.min && *ours.min >= *wish_) {
      const char* how = *ours.min > *wish_ ? " is above" : " reaches";
      score.Add("pay", points_) += text + how + wish;
    } else if (!ours.max) {
      score.Add("pay", unknown_) += text + " may or may not reach" + wish;
    } else if (*ours.max < *wish_) {
      score.Add("pay", below_) += text + " is below" + wish;
    } else {
      score.Add("pay", points_ / 2) += text + " reaches in part" + wish;
    }
  }

  std::optional<double> wish_;
  std::optional<double> floor_;
  PayScale scale_;
  int points_;
  int below_;
  int unknown_;
};

}  // namespace

void AddPayRule(Table& section, Rules& rules) {
  Table table = section.Sub("pay");
  auto rule = std::make_unique<PayRule>(table);
  if (!rule->empty()) rules.push_back(std::move(rule));
}

}  // namespace jobutils
