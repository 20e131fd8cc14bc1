#include "extract/fields.h"

namespace jobutils {
namespace {

// How much a place says of the work, best last.
enum Rank { kSilent, kTold, kNice, kAsked, kTitled };

constexpr double kSureTold = 0.75;  // times that of the name

bool IsSilent(Part part) {
  return part == Part::kBenefits || part == Part::kCompany ||
         part == Part::kApply || part == Part::kPay;
}

Rank RankOf(const Listing& listing, size_t pos) {
  const Span sentence = SentenceAt(listing.description.text, pos);
  switch (NeedOf(listing, pos, sentence)) {
    case Need::kMust:
      return kAsked;
    case Need::kNice:
      return kNice;
    case Need::kNeedless:
      return kSilent;
    case Need::kUnsaid:
      break;
  }
  return listing.SpeaksOfItself(sentence) ? kSilent : kTold;
}

}  // namespace

std::vector<SkillFinding> FindSkills(const Listing& listing,
                                     const Skills& skills) {
  constexpr uint32_t kNone = UINT32_MAX;
  std::vector<uint32_t> places(skills.size(), kNone);  // in `findings`
  std::vector<SkillFinding> findings;
  std::vector<Rank> ranks;  // of `findings`
  std::vector<SkillHit> hits;
  const auto rank_of = [&](const SkillHit& hit) {
    const uint32_t place = places[hit.skill];
    return place == kNone ? kSilent : ranks[place];
  };
  const auto add = [&](const SkillHit& hit, Rank rank, Where where) {
    if (rank <= rank_of(hit)) return;
    uint32_t& place = places[hit.skill];
    if (place == kNone) {
      place = static_cast<uint32_t>(findings.size());
      findings.emplace_back();
      ranks.emplace_back();
    }
    ranks[place] = rank;
    const double sure = hit.sure * (rank == kTold ? kSureTold : 1);
    const bool must =
        rank == kTold ? !listing.outline.has_must() : rank != kNice;
    findings[place] = {hit.skill, must, {where, hit.begin, hit.end, sure}};
  };
  skills.Find(listing.title.words, hits);
  for (const SkillHit& hit : hits) add(hit, kTitled, Where::kTitle);
  hits.clear();
  skills.Find(listing.description.words, hits);
  for (const SkillHit& hit : hits) {
    if (rank_of(hit) >= kAsked || IsSilent(listing.outline.At(hit.begin))) {
      continue;
    }
    add(hit, RankOf(listing, hit.begin), Where::kDescription);
  }
  return findings;
}

}  // namespace jobutils
