// How much may go into a step's filter today.

#ifndef JOBUTILS_STEP_ALLOWANCE_H_
#define JOBUTILS_STEP_ALLOWANCE_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "record/record.h"

namespace jobutils {

// What a daily limit counts: a live listing. All else goes in free of charge.
bool IsCharged(const Record& record);

class Allowance {
 public:
  Allowance() = default;  // without a limit
  explicit Allowance(uint64_t left) : left_(left) {}

  // Whether a record may still go in, which it then does.
  bool Admit(std::string_view line);
  // Whether one was turned away.
  bool spent() const { return spent_; }

 private:
  std::optional<uint64_t> left_;
  bool spent_ = false;
  Record record_;
};

}  // namespace jobutils

#endif  // JOBUTILS_STEP_ALLOWANCE_H_
