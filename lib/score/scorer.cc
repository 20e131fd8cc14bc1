#include "score/scorer.h"

#include <string>

#include "record/pinned.h"

namespace jobutils {

Scorer::Scorer(Table& section, Marks marks, const Background& background)
    : marks_(marks) {
  AddWordRules(section, rules_);
  AddPlaceRule(section, background, rules_);
  AddWorkplaceRule(section, rules_);
  AddEmploymentRule(section, rules_);
  AddPayRule(section, rules_);
  AddAgeRule(section, background.now, rules_);
  AddCompanyRule(section, rules_);
  AddEmployerRules(section, rules_);
  AddSkillRule(section, background, rules_);
  AddSeniorityRule(section, background, rules_);
  AddZoneRule(section, background, rules_);
  AddCustomRules(section, rules_);
}

const Score& Scorer::Judge(const Record& listing) {
  score_.Open();
  for (const auto& rule : rules_) rule->Judge(listing, score_);
  score_.Close(marks_.pass);
  return score_;
}

void Scorer::Apply(Record& listing) {
  const Score& score = Judge(listing);
  listing.Set("score", score.Json());
  if (IsPinned(listing)) return;
  if (score.rejected()) {
    listing.SetOutcome("filtered", "score", score.rejecting_rule(),
                       score.rejected_value());
  } else if (score.total() < marks_.floor) {
    listing.SetOutcome("skipped", "score", "low_score",
                       std::to_string(score.total()));
  }
}

}  // namespace jobutils
