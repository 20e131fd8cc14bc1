#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "extract/fields.h"
#include "text/scan.h"

namespace jobutils {
namespace {

constexpr double kSureInTitle = 0.95;
constexpr double kSureInText = 0.5;
constexpr double kSureOfManager = 0.7;  // to lead people

// "Assistant to the CEO", "reporting to the Director".
bool IsOfAnother(std::string_view title, size_t pos) {
  const std::string before = Lowered(std::string(title.substr(0, pos)));
  return before.ends_with(" to ") || before.ends_with(" to the ") ||
         before.ends_with(" to our ") || before.ends_with(" der ") ||
         before.ends_with(" des ");
}

// Whether a sentence speaks of whom it looks for: "we are looking for a
// senior engineer", not "you will work with senior engineers".
bool SpeaksOfYou(std::string_view sentence, size_t pos) {
  const std::string before =
      Lowered(std::string(sentence.substr(0, std::min(pos, sentence.size()))));
  constexpr std::string_view kSought[] = {
      "looking for a",  "looking for an",  "seeking a", "hiring a",
      "in search of a", "searching for a", "as a",      "as our",
      "suchen eine",    "suchen wir eine", "als",       "join us as"};
  for (const std::string_view words : kSought) {
    const size_t at = before.rfind(words);
    if (at != before.npos && before.size() - at <= words.size() + 24) {
      return true;
    }
  }
  return false;
}

// "Manager" with the words before it unknown: it may be people who are managed
// or anything else.
bool IsBareManager(std::string_view title, const LevelHit& hit) {
  return hit.level == Level::kManager &&
         title.substr(hit.begin, hit.end - hit.begin).find(' ') ==
             std::string_view::npos;
}

// Whether a title says how far along one is among those who do the work.
bool HasRank(const std::vector<LevelHit>& hits) {
  return std::any_of(hits.begin(), hits.end(), [](const LevelHit& hit) {
    return hit.level > Level::kIntern && !Leads(hit.level);
  });
}

std::optional<Evidence> SignalIn(const Listing& listing, Signal signal) {
  for (const SignalHit& hit : listing.description.signals) {
    if (!hit.signals.Has(signal)) continue;
    const Part part = listing.PartOf(hit);
    const Need need =
        NeedOf(listing, hit.begin, listing.description.SentenceOf(hit));
    if (part == Part::kBenefits || part == Part::kCompany ||
        part == Part::kApply || need == Need::kNice ||
        need == Need::kNeedless ||
        listing.description.Says(
            {hit.begin > 24 ? hit.begin - 24 : 0, hit.begin},
            SignalSet(Signal::kNot))) {
      continue;
    }
    return Evidence{Where::kDescription, hit.begin, hit.end, 0.7};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Finding> FindSeniority(const Listing& listing,
                                     const Titles& titles) {
  const LevelHit* best = nullptr;
  const std::vector<LevelHit> hits = titles.LevelsInTitle(listing.title.words);
  for (const LevelHit& hit : hits) {
    if (IsOfAnother(listing.title.text, hit.begin)) continue;
    if (IsBareManager(listing.title.text, hit) && HasRank(hits)) continue;
    if (best == nullptr || (Leads(hit.level) && hit.level > best->level) ||
        (hit.level == Level::kIntern && !Leads(best->level))) {
      best = &hit;
    }
  }
  if (best != nullptr) {
    return Finding{std::string(LevelName(best->level)),
                   {Where::kTitle, best->begin, best->end, kSureInTitle}};
  }
  const std::string_view text = listing.description.text;
  for (const LevelHit& hit : titles.LevelsInText(listing.description.words)) {
    const Part part = listing.outline.At(hit.begin);
    if (part != Part::kOpen && part != Part::kDuties) continue;
    const Span sentence = SentenceAt(text, hit.begin);
    if (!SpeaksOfYou(sentence.In(text), hit.begin - sentence.begin)) continue;
    return Finding{std::string(LevelName(hit.level)),
                   {Where::kDescription, hit.begin, hit.end, kSureInText}};
  }
  return std::nullopt;
}

std::vector<Finding> FindFamilies(const Listing& listing,
                                  const Titles& titles) {
  std::vector<Finding> families;
  for (const FamilyHit& hit : titles.Families(listing.title.words)) {
    const bool known = std::any_of(
        families.begin(), families.end(),
        [&hit](const Finding& family) { return family.value == hit.family; });
    if (known) continue;
    families.push_back(
        {std::string(hit.family), {Where::kTitle, hit.begin, hit.end, 0.9}});
  }
  return families;
}

std::optional<Evidence> FindLead(const Listing& listing,
                                 const std::optional<Finding>& seniority) {
  if (seniority && LevelOf(seniority->value) == Level::kLead) {
    return seniority->evidence;
  }
  return SignalIn(listing, Signal::kLead);
}

std::optional<Evidence> FindManagement(
    const Listing& listing, const std::optional<Finding>& seniority) {
  if (seniority) {
    const std::optional<Level> level = LevelOf(seniority->value);
    if (level && *level >= Level::kManager) {
      Evidence evidence = seniority->evidence;
      if (*level == Level::kManager) evidence.sure = kSureOfManager;
      return evidence;
    }
  }
  return SignalIn(listing, Signal::kManagement);
}

}  // namespace jobutils
