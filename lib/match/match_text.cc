#include "match/match_text.h"

#include <algorithm>

#include "text/read_text.h"
#include "text/sentence.h"

namespace jobutils {
namespace {

constexpr size_t kReach = 80;  // bytes of a quote to either side

// A stretch may end up to kStretchSlack before its limit.
constexpr size_t kStretch = 64 << 10;
constexpr size_t kStretchSlack = 8 << 10;

}  // namespace

void MatchText::Read(const Record& listing) {
  ReadText(listing.Get("title"), title_);
  ReadText(listing.Get("description"), description_);
}

size_t MatchText::StretchEnd(std::string_view text, size_t begin) {
  if (text.size() - begin <= kStretch) return text.size();
  size_t end = begin + kStretch;
  for (const char gap : {'\n', ' '}) {
    const size_t at = text.rfind(gap, end - 1);
    if (at != text.npos && at + kStretchSlack > end) return at + 1;
  }
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return end;
}

std::optional<Spot> MatchText::SpotOf(const Extracted& value) const {
  const bool title = value.in == "title";
  if (!value.at || (!title && value.in != "description")) return std::nullopt;
  const TextKey in = title ? TextKey::kTitle : TextKey::kDescription;
  const auto [begin, end] = *value.at;
  if (end > Text(in).size()) return std::nullopt;
  return Spot{in, begin, end};
}

Spot MatchText::Around(const Spot& spot) const {
  const std::string_view text = Text(spot.in);
  Span span = SentenceAt(text, spot.begin);
  span.begin = std::min<size_t>(span.begin, spot.begin);
  span.end = std::max<size_t>(span.end, spot.end);
  // A long one is cut at blanks.
  if (spot.begin - span.begin > kReach) {
    const size_t blank = text.find(' ', spot.begin - kReach);
    span.begin = std::min<size_t>(blank == text.npos ? spot.begin : blank + 1,
                                  spot.begin);
  }
  if (span.end - spot.end > kReach) {
    const size_t blank = text.rfind(' ', spot.end + kReach);
    span.end =
        std::max<size_t>(blank == text.npos ? spot.end : blank, spot.end);
  }
  // Neither the blank behind the sentence before nor the bullet.
  const size_t first = text.find_first_not_of(" \t-*", span.begin);
  span.begin = std::min<size_t>(first, spot.begin);
  return {spot.in, static_cast<uint32_t>(span.begin),
          static_cast<uint32_t>(span.end)};
}

}  // namespace jobutils
