// The truth gate: what a draft claims is in the profile or in the listing.

#ifndef JOBUTILS_DRAFT_TRUTH_H_
#define JOBUTILS_DRAFT_TRUTH_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "profile/profile.h"
#include "record/record.h"
#include "text/degrees.h"
#include "text/skills.h"
#include "text/titles.h"

namespace jobutils {

// The words by which claims are told from other words.
struct Lexicon {
  Skills skills;
  Titles titles;
  Degrees degrees;
};

struct Untruth {
  const char* kind;           // "employer", "skill", "number", …
  std::string claim;          // as the draft has it
  std::string sentence = {};  // around it
};

class Facts;

// Reads a draft by the word, whoever wrote it: a template, its author, a
// language model. In doubt it says no.
//
// - Every employer, school, title, degree, certificate, name, date, number (in
//   digits or words), skill, language, e-mail and link must be in the profile.
//   A capital word that is no ordinary one is a name. What belongs together
//   stays together: title and employer, years and employer, years and skill.
// - The listing's title, company, places and pay may be named, but not as the
//   person's: "I worked at" its company needs the profile.
//   A title, company or place that says more than a name does is an untruth.
// - A sentence on the listing ("you are looking for …") is no exception: too
//   many words behind it ("Me too.") make it one on the person.
// - "I have not used … yet", in these words and few others, is no claim of what
//   it denies, nor is a sentence on the listing that it points back to.
// - Hidden and look-alike characters do not help.
//
// What no word tells is not seen: whether the person enjoyed it.
class TruthGate {
 public:
  // The profile must outlive the gate. Years count to `now`, whose date may
  // head a letter.
  TruthGate(const Profile& profile, Lexicon lexicon, Time now);
  ~TruthGate();
  TruthGate(TruthGate&&) noexcept;

  // The claims that nothing backs, in the order of the text, each once; none
  // for a draft that may be sent. A draft of more than 32 KiB is one untruth.
  std::vector<Untruth> Check(std::string_view draft,
                             const Record& listing) const;

 private:
  Lexicon lexicon_;
  std::unique_ptr<const Facts> facts_;
  Time now_;
};

// The same, for one draft.
std::vector<Untruth> CheckTruth(std::string_view draft, const Profile& profile,
                                const Record& listing, Time now);

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_TRUTH_H_
