#include "match/coverage.h"

#include <algorithm>

namespace jobutils {
namespace {

constexpr double kRequiredWeight = 2;
constexpr double kNiceWeight = 1;
constexpr double kTitleTimes = 2;
constexpr double kPriorWeight = 4;  // as two required skills

}  // namespace

Coverage::Coverage(const Profile& profile, const Skills& skills)
    : skills_(skills), cover_(profile, skills), place_(skills.size(), kNone) {}

void Coverage::Add(const MatchText& text, Json skills) {
  for (const Json item : skills.Items()) {
    const Extracted value(item);
    const std::optional<uint32_t> skill =
        skills_.Lookup(value.name.AsString().value_or(""));
    const std::optional<Spot> spot = text.SpotOf(value);
    if (!skill || !spot) continue;
    Want(*skill, *spot, value.need.raw() != "\"nice\"", value.sure);
  }
}

void Coverage::Add(const Stretch& stretch) {
  hits_.clear();
  skills_.Find(stretch.words, hits_);
  for (const SkillHit& hit : hits_) {
    const Spot spot = {stretch.in, stretch.offset + hit.begin,
                       stretch.offset + hit.end};
    Want(hit.skill, spot, true, hit.sure);
  }
}

double Coverage::Close(Match& match) {
  std::stable_sort(
      wanted_.begin(), wanted_.end(),
      [](const Wanted& a, const Wanted& b) { return a.weight > b.weight; });
  double sum = kPriorWeight;
  double covered_sum = kPrior * kPriorWeight;
  for (const Wanted& wanted : wanted_) {
    const bool covered = cover_.By(wanted.skill).has_value();
    match.required += wanted.required;
    match.covered += wanted.required && covered;
    sum += wanted.weight;
    if (covered) covered_sum += wanted.weight;
    std::vector<Remark>& remarks = covered ? match.reasons : match.gaps;
    if (remarks.size() < Match::kMostRemarks) {
      remarks.push_back({Told(wanted, covered), "", wanted.spot});
    }
  }
  for (const Wanted& wanted : wanted_) place_[wanted.skill] = kNone;
  wanted_.clear();
  return covered_sum / sum;
}

void Coverage::Want(uint32_t skill, const Spot& spot, bool required,
                    double sure) {
  if (!cover_.Counts(skill)) return;
  const double weight = (required ? kRequiredWeight : kNiceWeight) * sure *
                        (spot.in == TextKey::kTitle ? kTitleTimes : 1);
  if (place_[skill] == kNone) {
    place_[skill] = static_cast<uint32_t>(wanted_.size());
    wanted_.push_back({skill, spot, required, weight});
    return;
  }
  Wanted& before = wanted_[place_[skill]];
  before.required |= required;
  before.weight = std::max(before.weight, weight);
}

std::string Coverage::Told(const Wanted& wanted, bool covered) const {
  std::string text(skills_.Name(wanted.skill));
  if (!covered) {
    return text + (wanted.required ? ": not in the profile"
                                   : ": not in the profile, a plus here");
  }
  const uint32_t by = *cover_.By(wanted.skill);
  if (by != wanted.skill) {
    (text += ": known with ") += skills_.Name(by);
  }
  const std::string& used_at = cover_.UsedAt(by);
  if (used_at.empty()) {
    return text + (by == wanted.skill ? ": in the profile" : "");
  }
  text += by == wanted.skill ? ": used at " : ", used at ";
  return text + used_at;
}

}  // namespace jobutils
