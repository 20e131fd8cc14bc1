#include <optional>
#include <string_view>

#include "extract/fields.h"

namespace jobutils {
namespace {

bool IsAsked(const Listing& listing, size_t pos) {
  const Part part = listing.outline.At(pos);
  if (part == Part::kMust || part == Part::kNice) return true;
  if (part != Part::kOpen && part != Part::kDuties) return false;
  const ListingText& text = listing.description;
  return !text.Says(SentenceAt(text.text, pos), SignalSet(Signal::kOurs));
}

// "6 years of experience (or a PhD)" asks for no degree.
bool IsInsteadOfYears(const ListingText& text, size_t pos) {
  const Span sentence = SentenceAt(text.text, pos);
  const std::string_view before =
      std::string_view(text.text).substr(sentence.begin, pos - sentence.begin);
  return (before.ends_with("or a ") || before.ends_with("or an ") ||
          before.ends_with("oder ein ")) &&
         text.Says({sentence.begin, pos}, SignalSet(Signal::kYears));
}

}  // namespace

std::optional<DegreeFinding> FindDegree(const Listing& listing,
                                        const Degrees& degrees) {
  std::optional<DegreeFinding> best;
  Span sentence;
  Degree least = Degree::kProfessional;
  for (const DegreeHit& hit : degrees.Find(listing.description.words)) {
    if (hit.degree == Degree::kNone || !IsAsked(listing, hit.begin)) continue;
    if (IsInsteadOfYears(listing.description, hit.begin)) continue;
    const Span own = SentenceAt(listing.description.text, hit.begin);
    const Need need = NeedOf(listing, hit.begin, own);
    if (need == Need::kNeedless) continue;
    const bool must = need != Need::kNice;
    // Alternatives stand in one sentence; a later one may ask for less, or say
    // what is nice to have.
    const bool same = best && hit.begin < sentence.end;
    if (best && !(same && hit.degree < least) && !(must && !best->must)) {
      continue;
    }
    least = hit.degree;
    sentence = own;
    best = {DegreeName(hit.degree),
            must,
            {Where::kDescription, hit.begin, hit.end, 0.85}};
  }
  return best;
}

}  // namespace jobutils
