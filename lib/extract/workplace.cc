#include <algorithm>
#include <array>
#include <optional>

#include "extract/fields.h"

namespace jobutils {
namespace {

constexpr double kInTitle = 5;
constexpr double kSaid = 3;  // points of a phrase that says it
constexpr double kWord = 1;  // of a word that may
constexpr double kMost = 8;  // of one value
constexpr double kEnough = 2;
constexpr double kLabelled = 1.5;  // more, of a word where a place is told
constexpr size_t kNotReach = 16;   // bytes from "not" to what it denies
constexpr char kBreaks[] = ".,;:(!?\n";
constexpr int kWholeWeek = 5;

constexpr SignalSet kWorkplaces(Signal::kDays, Signal::kDaily,
                                Signal::kHybridYes, Signal::kRemoteYes,
                                Signal::kOnsiteYes, Signal::kHybrid,
                                Signal::kRemote, Signal::kOnsite);

// What speaks for one value.
struct Votes {
  double points = 0;
  double strongest = 0;
  Evidence evidence;

  void Add(double more, Where where, const SignalHit& signal) {
    points = std::min(points + more, kMost);
    if (more <= strongest) return;
    strongest = more;
    evidence = {where, signal.begin, signal.end, 0};
  }
};

// "Remote work is not possible", "home office ist leider nicht möglich".
bool IsDeniedBehind(const ListingText& text, const SignalHit& signal) {
  for (const SignalHit& no :
       text.SignalsIn({signal.end, signal.end + kNotReach})) {
    if (!no.signals.Has(Signal::kNot)) continue;
    const std::string_view between = Span{signal.end, no.begin}.In(text.text);
    return between.find_first_of(kBreaks) == between.npos &&
           (between.ends_with(" is ") || between.ends_with(" ist ") ||
            between.ends_with(" are ") || between.ends_with(" sind "));
  }
  return false;
}

// "not a fully remote role"; not "without sponsorship (remote is fine)".
bool IsDenied(const ListingText& text, const SignalHit& signal) {
  const size_t begin = signal.begin > kNotReach ? signal.begin - kNotReach : 0;
  for (const SignalHit& before : text.SignalsIn({begin, signal.begin})) {
    if (!before.signals.Has(Signal::kNot)) continue;
    const Span between{before.end, signal.begin};
    if (between.In(text.text).find_first_of(kBreaks) == std::string::npos) {
      return true;
    }
  }
  return IsDeniedBehind(text, signal);
}

// "Remote stipend", "remote/home office budget".
bool IsOfThing(const ListingText& text, const SignalHit& signal) {
  const Span line = LineAt(text.text, signal.end);
  const std::string_view behind = std::string_view(text.text).substr(
      signal.end, std::min<size_t>(32, line.end - signal.end));
  for (const std::string_view thing :
       {"stipend", "budget", "equipment", "allowance", " fund"}) {
    if (behind.find(thing) != behind.npos) return true;
  }
  return false;
}

// Whether a word stands where a place is told: first in its line, or behind
// "Location:".
bool IsLabelled(const ListingText& text, const SignalHit& signal) {
  const Span line = LineAt(text.text, signal.begin);
  const std::string_view before =
      std::string_view(text.text).substr(line.begin, signal.begin - line.begin);
  return before.find_first_not_of(" -*(") == before.npos ||
         (before.size() < 60 && before.find("ocation") != before.npos) ||
         (before.size() < 60 && before.find("tandort") != before.npos);
}

// How many days a week one is in the office, of "4-5 days a week" the most;
// 0 when a sentence is about something else.
int DaysInOffice(const ListingText& text, const SignalHit& signal) {
  constexpr SignalSet kInOffice(Signal::kOffice, Signal::kOnsite,
                                Signal::kOnsiteYes);
  if (!text.Says(text.SentenceOf(signal), kInOffice)) return 0;
  if (signal.signals.Has(Signal::kDaily)) return kWholeWeek;
  const size_t word = text.words.IndexAt(signal.begin);
  if (word == 0) return 0;
  return SmallNumber(text.words.Text(word - 1)).value_or(0);
}

struct Poll {
  Votes remote, hybrid, onsite;

  void Count(const ListingText& text, Where where) {
    const bool title = where == Where::kTitle;
    for (const SignalHit& signal : text.signals) {
      const SignalSet signals = signal.signals;
      if (!signals.HasAny(kWorkplaces)) continue;
      double points = 0;
      Votes* votes = nullptr;
      if (signals.HasAny(SignalSet(Signal::kDays, Signal::kDaily))) {
        const int days = DaysInOffice(text, signal);
        if (days == 0) continue;
        votes = days >= kWholeWeek ? &onsite : &hybrid;
        points = signals.Has(Signal::kDaily) ? kSaid - 1 : kSaid + 1;
      } else if (signals.Has(Signal::kHybridYes)) {
        votes = &hybrid, points = kSaid + 1;
      } else if (signals.Has(Signal::kRemoteYes)) {
        votes = &remote, points = kSaid;
      } else if (signals.Has(Signal::kOnsiteYes)) {
        votes = &onsite, points = kSaid;
      } else if (signals.Has(Signal::kHybrid)) {
        votes = &hybrid, points = kWord;
      } else if (signals.Has(Signal::kRemote)) {
        votes = &remote, points = kWord;
      } else {
        votes = &onsite, points = kWord / 2;
      }
      if (IsOfThing(text, signal)) continue;
      if (points <= kWord && IsLabelled(text, signal)) points += kLabelled;
      if (IsDenied(text, signal)) {
        if (votes == &remote) onsite.Add(points, where, signal);
        continue;
      }
      votes->Add(title ? kInTitle : points, where, signal);
    }
  }
};

Finding Found(const char* value, const Votes& votes, const Votes& other,
              const Votes& third) {
  const double against = std::max(other.points, third.points);
  Finding finding{value, votes.evidence};
  finding.evidence.sure =
      std::clamp(0.55 + 0.08 * (votes.points - against), 0.3, 0.95);
  return finding;
}

}  // namespace

std::string_view WorkplaceOfPlaces(const Listing& listing) {
  const ListingText& places = listing.places;
  const Span all{0, places.text.size()};
  if (places.Says(all, SignalSet(Signal::kHybrid, Signal::kHybridYes))) {
    return "hybrid";
  }
  if (places.Says(all, SignalSet(Signal::kRemote, Signal::kRemoteYes))) {
    return "remote";
  }
  return "";
}

std::optional<Finding> FindWorkplace(const Listing& listing) {
  Poll poll;
  poll.Count(listing.title, Where::kTitle);
  poll.Count(listing.description, Where::kDescription);
  const auto& [remote, hybrid, onsite] = poll;
  if (hybrid.points >= kSaid && hybrid.points + 2 >= remote.points) {
    return Found("hybrid", hybrid, remote, onsite);
  }
  if (onsite.points >= kSaid && onsite.points > remote.points) {
    return Found("onsite", onsite, remote, hybrid);
  }
  if (remote.points >= kEnough && remote.points >= hybrid.points) {
    return Found("remote", remote, hybrid, onsite);
  }
  if (hybrid.points >= kWord && hybrid.points >= remote.points) {
    return Found("hybrid", hybrid, remote, onsite);
  }
  return std::nullopt;
}

}  // namespace jobutils
