#include <algorithm>
#include <array>
#include <optional>

#include "extract/fields.h"

namespace jobutils {
namespace {

struct Kind {
  Signal signal;
  const char* value;
};
// Of what a title says, the first; of what a text says likewise, unless a
// later one is said more often.
constexpr auto kKinds = std::to_array<Kind>({
    {Signal::kInternship, "internship"},
    {Signal::kPartTime, "part_time"},
    {Signal::kContract, "contract"},
    {Signal::kTemporary, "temporary"},
    {Signal::kFullTime, "full_time"},
});

constexpr SignalSet kAnyKind(Signal::kInternship, Signal::kPartTime,
                             Signal::kContract, Signal::kTemporary,
                             Signal::kFullTime);

constexpr double kSureInTitle = 0.95;
constexpr double kSureInText = 0.75;

// Whether a phrase speaks of the job, and not of what others do.
bool SpeaksOfJob(const Listing& listing, const SignalHit& signal) {
  const Part part = listing.PartOf(signal);
  if (part == Part::kCompany || part == Part::kNice) return false;
  // "Authorized to work here on a full-time basis".
  const ListingText& text = listing.description;
  return !text.Says(text.SentenceOf(signal), SignalSet(Signal::kVisa));
}

}  // namespace

std::optional<Finding> FindEmployment(const Listing& listing) {
  for (const Kind& kind : kKinds) {
    for (const SignalHit& signal : listing.title.signals) {
      if (!signal.signals.Has(kind.signal)) continue;
      return Finding{kind.value,
                     {Where::kTitle, signal.begin, signal.end, kSureInTitle}};
    }
  }
  std::array<int, kKinds.size()> counts{};
  std::array<const SignalHit*, kKinds.size()> firsts{};
  for (const SignalHit& signal : listing.description.signals) {
    if (!signal.signals.HasAny(kAnyKind) ||
        signal.signals.Has(Signal::kTitleOnly)) {
      continue;
    }
    for (size_t i = 0; i < kKinds.size(); ++i) {
      if (!signal.signals.Has(kKinds[i].signal) ||
          !SpeaksOfJob(listing, signal)) {
        continue;
      }
      // "Full-time or part-time".
      if (kKinds[i].signal == Signal::kPartTime &&
          listing.description.Says(listing.description.SentenceOf(signal),
                                   SignalSet(Signal::kFullTime))) {
        continue;
      }
      if (counts[i]++ == 0) firsts[i] = &signal;
    }
  }
  size_t best = kKinds.size();
  for (size_t i = 0; i < kKinds.size(); ++i) {
    if (counts[i] == 0) continue;
    if (best == kKinds.size() || counts[i] > counts[best]) best = i;
  }
  if (best == kKinds.size()) return std::nullopt;
  return Finding{kKinds[best].value,
                 {Where::kDescription, firsts[best]->begin, firsts[best]->end,
                  kSureInText}};
}

}  // namespace jobutils
