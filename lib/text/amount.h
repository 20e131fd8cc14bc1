// Numbers as people write them.

#ifndef JOBUTILS_TEXT_AMOUNT_H_
#define JOBUTILS_TEXT_AMOUNT_H_

#include <cstddef>
#include <string_view>

namespace jobutils {

struct Amount {
  size_t length = 0;    // bytes taken, the unit ("k") with it; 0: there is none
  double number = 0;    // without the unit
  double unit = 1;      // 1000 of "k", 100000 of "lakh"
  bool yearly = false;  // "LPA": lakhs a year
  double value() const { return number * unit; }
};

// The amount that begins at `pos` of a text in the form of Plain().
Amount AmountAt(std::string_view text, size_t pos);

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_AMOUNT_H_
