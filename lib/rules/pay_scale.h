// The pay of listings, in the one currency and period of whoever compares it.

#ifndef JOBUTILS_RULES_PAY_SCALE_H_
#define JOBUTILS_RULES_PAY_SCALE_H_

#include <map>
#include <optional>
#include <string>

#include "config/table.h"
#include "record/record.h"

namespace jobutils {

// The most that a rule may ask for.
inline constexpr double kMostMoney = 1e12;

struct PayRange {
  std::optional<double> min;
  std::optional<double> max;
};

// "90000", "31.25".
std::string AmountText(double amount);

// What a listing offers.
struct Offer {
  enum State {
    kUnknown,        // it does not say
    kNotComparable,  // what it says cannot be compared
    kComparable,
  };
  State state = kUnknown;
  PayRange pay;  // on the scale, less what is not believable
  // "USD 170000–210000 per year (EUR 156400–193200 per year)" with what is on
  // the scale where that differs, or why it cannot be compared.
  std::string text;
};

class PayScale {
 public:
  // Reads `currency`, `period` (a year unless set) and `rates` of a table.
  // `measure`, an amount on the scale, is what the pay is compared with; with
  // one, a currency is required. An amount over 100 times the measure, or
  // under a hundredth, is a slip of whoever published it: of its unit, its
  // period or its zeros.
  PayScale(Table& table, std::optional<double> measure);

  Offer Read(const Record& listing) const;

 private:
  PayRange Convert(const PayRange& pay, double factor) const;

  std::optional<double> measure_;
  std::string currency_;
  std::string period_;
  std::map<std::string, double> rates_;
};

}  // namespace jobutils

#endif  // JOBUTILS_RULES_PAY_SCALE_H_
