// Any bytes as pay: what is understood is finite and in order.

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/pay.h"

namespace {

void Check(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto pay = jobutils::ParsePay(text)) {
    Check(pay->min || pay->max);
    Check(!pay->min || (std::isfinite(*pay->min) && *pay->min >= 0));
    Check(!pay->max || (std::isfinite(*pay->max) && *pay->max >= 0));
    Check(!pay->min || !pay->max || *pay->min <= *pay->max);
    Check(pay->currency.empty() || pay->currency.size() == 3);
    Check(jobutils::PayPeriodOf(pay->period) == pay->period);
  }
  if (const auto amount = jobutils::ParseAmount(text)) {
    Check(std::isfinite(*amount) && *amount >= 0);
  }
  const std::string currency = jobutils::CurrencyOf(text);
  Check(jobutils::CurrencyOf(currency) == currency);
  const std::string period = jobutils::PayPeriodOf(text);
  Check(jobutils::PayPeriodOf(period) == period);
  return 0;
}
