#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "extract/fields.h"
#include "text/dates.h"
#include "text/scan.h"

namespace jobutils {
namespace {

constexpr size_t kWordsAhead = 6;   // from a signal to its date
constexpr size_t kLongestDate = 4;  // words: "Tue, 11 Aug 2026"

bool HasYear(std::string_view text) {
  size_t digits = 0;
  for (const char c : text) {
    digits = IsDigit(c) ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return false;
}

// The date of a few words, as ParseDate reads it; a month alone is its first
// day.
std::optional<std::string> DateOf(std::string_view words, bool month,
                                  Time now) {
  if (!HasYear(words)) return std::nullopt;
  if (auto date = ParseDate(words, now)) return date;
  if (!month) return std::nullopt;
  return ParseDate("1 " + std::string(words), now);
}

// The date that is told behind a signal in its sentence.
std::optional<Finding> DateBehind(const ListingText& text,
                                  const SignalHit& signal, bool month,
                                  Time now) {
  const Words& words = text.words;
  const Span line = LineAt(text.text, signal.begin);
  const size_t first = words.IndexAt(signal.end);
  for (size_t begin = first;
       begin < std::min(first + kWordsAhead, words.size()); ++begin) {
    if (words[begin].begin >= line.end) break;
    for (size_t count = kLongestDate; count > 0; --count) {
      const size_t last = begin + count - 1;
      if (last >= words.size() || words[last].end > line.end) continue;
      const std::string_view part = std::string_view(text.text).substr(
          words[begin].begin, words[last].end - words[begin].begin);
      const bool alone = month && count == 2 && begin <= first + 1;
      if (const auto date = DateOf(part, alone, now)) {
        const bool whole = IsDigit(part[0]) || count > 2;
        return Finding{*date,
                       {Where::kDescription, words[begin].begin,
                        words[last].end, whole ? 0.85 : 0.6}};
      }
    }
  }
  return std::nullopt;
}

std::optional<Finding> FirstDate(const Listing& listing, Signal kind,
                                 bool month, Time now) {
  for (const SignalHit& signal : listing.description.signals) {
    if (!signal.signals.Has(kind)) continue;
    if (auto date = DateBehind(listing.description, signal, month, now)) {
      return date;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Finding> FindStart(const Listing& listing, Time now) {
  return FirstDate(listing, Signal::kStarts, true, now);
}

std::optional<Finding> FindDeadline(const Listing& listing, Time now) {
  return FirstDate(listing, Signal::kCloses, false, now);
}

}  // namespace jobutils
