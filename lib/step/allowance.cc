#include "step/allowance.h"

namespace jobutils {

bool IsCharged(const Record& record) {
  return record.live() && record.kind() == "listing";
}

bool Allowance::Admit(std::string_view line) {
  if (!left_ || !record_.Parse(line) || !IsCharged(record_)) return true;
  spent_ = *left_ == 0;
  if (!spent_) --*left_;
  return !spent_;
}

}  // namespace jobutils
