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
  struct Best {
    Rank rank = kSilent;
    size_t at = 0;  // in `findings`
  };
  std::vector<Best> best(skills.size());
  std::vector<SkillFinding> findings;
  std::vector<SkillHit> hits;
  const auto add = [&](const SkillHit& hit, Rank rank, Where where) {
    Best& known = best[hit.skill];
    if (rank <= known.rank) return;
    if (known.rank == kSilent) {
      known.at = findings.size();
      findings.emplace_back();
    }
    known.rank = rank;
    const double sure = hit.sure * (rank == kTold ? kSureTold : 1);
    findings[known.at] = {
        hit.skill, rank != kNice, {where, hit.begin, hit.end, sure}};
  };
  skills.Find(listing.title.words, hits);
  for (const SkillHit& hit : hits) add(hit, kTitled, Where::kTitle);
  hits.clear();
  skills.Find(listing.description.words, hits);
  for (const SkillHit& hit : hits) {
    const Part part = listing.outline.At(hit.begin);
    if (RankOf(part, true) == kSilent) continue;
    add(hit, RankOf(part, IsMust(listing, hit.begin)), Where::kDescription);
  }
  return findings;
}

}  // namespace jobutils
