#include <algorithm>
#include <array>

#include "text/signals.h"

namespace jobutils {
namespace {

// In the order of Signal.
constexpr auto kNames = std::to_array<std::string_view>({
    "must_heading",   "nice_heading",
    "duties_heading", "benefits_heading",
    "pay_heading",    "company_heading",
    "apply_heading",  "must_next",
    "must_last",      "nice_next",
    "nice_last",      "needless_next",
    "needless_last",  "not",
    "offer",          "shield",
    "visa",           "sponsor",
    "relocation",     "relocation_yes",
    "equity",         "years",
    "experience",     "ours",
    "of_itself",      "of_work",
    "management",     "lead",
    "starts",         "closes",
    "remote_yes",     "remote",
    "hybrid_yes",     "hybrid",
    "onsite_yes",     "onsite",
    "days",           "daily",
    "office",         "full_time",
    "part_time",      "contract",
    "temporary",      "internship",
    "title_only",
});
static_assert(kNames.size() == static_cast<size_t>(Signal::kTitleOnly) + 1);

}  // namespace

std::span<const std::string_view> SignalNames() { return kNames; }

std::optional<Signal> SignalOf(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Signal>(found - kNames.begin());
}

}  // namespace jobutils
