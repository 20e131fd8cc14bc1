// What listings pay, where enough of them say so in one currency and period.

#ifndef JOBUTILS_REPORT_PAY_SPREAD_H_
#define JOBUTILS_REPORT_PAY_SPREAD_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "record/record.h"

namespace jobutils {

// Of a listing that states a range its middle counts. Amounts are kept in
// steps of 1 %, so that memory does not grow with the stream.
class PaySpread {
 public:
  static constexpr uint64_t kEnough = 5;

  // A live listing.
  void Add(const Record& listing);

  // A row for each currency and period: from the tenth to the ninetieth
  // percentile, half of them, and the middle one; "" when none has enough.
  std::string Html() const;

 private:
  struct Group {
    uint64_t count = 0;
    std::map<int, uint64_t> steps;
    // The amount that `share` of all are below.
    double At(double share) const;
  };
  std::map<std::pair<std::string, std::string>, Group> groups_;
};

}  // namespace jobutils

#endif  // JOBUTILS_REPORT_PAY_SPREAD_H_
