// Any bytes as a date: what is understood is in canonical form.

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "text/dates.h"

namespace {

void Check(bool holds) {
  if (!holds) std::abort();
}

constexpr jobutils::Time kNow = 1786449929;  // 2026-08-11T12:05:29Z

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto date = jobutils::ParseDate(text, kNow)) {
    Check(jobutils::TimeOfDate(*date).has_value());
    Check(jobutils::ParseDate(*date, kNow) == date);
  }
  jobutils::TimeOfDate(text);
  double seconds;
  if (size >= sizeof seconds) {
    std::memcpy(&seconds, data, sizeof seconds);
    if (const auto date = jobutils::DateFromEpoch(seconds)) {
      Check(jobutils::TimeOfDate(*date).has_value());
    }
  }
  return 0;
}
