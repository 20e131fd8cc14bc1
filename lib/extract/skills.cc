#include <algorithm>

#include "extract/fields.h"

namespace jobutils {
namespace {

// How much a place says of the work, best last.
enum Rank { kSilent, kTold, kNice, kAsked, kTitled };

constexpr double kSureTold = 0.75;  // times that of the name

Rank RankOf(Part part, bool must) {
  if (part == Part::kBenefits || part == Part::kCompany ||
      part == Part::kApply || part == Part::kPay) {
    return kSilent;
  }
  if (!must) return kNice;
  return part == Part::kMust ? kAsked : kTold;
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
    findings[place] = {
        hit.skill, rank != kNice, {where, hit.begin, hit.end, sure}};
  };
  skills.Find(listing.title.words, hits);
  for (const SkillHit& hit : hits) add(hit, kTitled, Where::kTitle);
  hits.clear();
  skills.Find(listing.description.words, hits);
  for (const SkillHit& hit : hits) {
    const Part part = listing.outline.At(hit.begin);
    if (std::max(RankOf(part, true), RankOf(part, false)) <= rank_of(hit)) {
      continue;
    }
    add(hit, RankOf(part, IsMust(listing, hit.begin)), Where::kDescription);
  }
  return findings;
}

}  // namespace jobutils
