// What a person looks for, in free text: "remote in Europe, Rust, 90k+".

#ifndef JOBUTILS_PROFILE_RESUME_WISHES_H_
#define JOBUTILS_PROFILE_RESUME_WISHES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "profile/profile.h"
#include "profile/resume/resume.h"

namespace jobutils {

struct Wish {
  enum Kind {
    kSkill,
    kWord,    // any other word or words
    kTitle,   // "backend engineer", as written
    kFamily,  // of data/titles.tsv; only where one is refused
    kLevel,   // "senior"
    kWorkplace,
    kEmployment,
    kPlace,
    kCompany,
  };
  enum Strength { kWanted, kOnly, kRefused };
  Kind kind;
  Strength strength;
  std::string value;          // of a skill its name
  std::string spelling = "";  // of a skill as it was written; "" unknown
};

struct Wishes {
  std::vector<Wish> all;      // each once, in the order of the text
  std::optional<double> pay;  // at least
  bool pay_is_floor = false;  // "at least 90k", "must pay 90k"
  std::string currency;       // "" unless the text names it
  std::string period;
  std::string start;  // as Profile::Preferences has them
  std::string notice;
  std::vector<std::string> notes;  // what was not understood

  std::vector<std::string> Values(Wish::Kind kind,
                                  Wish::Strength strength) const;
  bool Has(Wish::Kind kind, std::string_view value) const;
  void Add(Wish wish);  // unless it has it, in any strength
};

// English or German. Wishes are parted by commas, semicolons, line ends and
// "but". "no", "never", "without", "not" make one refused; "only", "must" make
// it a condition. In doubt ("not only remote") it is left out, with a note.
Wishes ParseWishes(std::string_view text);

// Adds what `preferences` has a key for.
void AddTo(const Wishes& wishes, Resume& resume);

// Notes each wish that `preferences` has no key for, or else no rule.
void NoteLeftOut(bool rules, Wishes& wishes);

// What a profile's preferences and career say of wishes: its skills, its
// titles, its places. Of skills the first 40: those used in work, those it
// lists, then others. Soft ones and human languages are none of them.
Wishes WishesOf(const Profile& profile);

// Adds `from` to `wishes`: its skills, and of what else `wishes` do not speak
// of at all.
void Merge(const Wishes& from, Wishes& wishes);

// Pay without a currency takes the profile's, else that of the country where
// the work is wished for or the person lives, with a note.
void Settle(Wishes& wishes, const Profile& profile);

// [score] and [filter] of a config.toml; soft wishes score, refusals and
// conditions filter. A skill is looked for as it was written and by its name.
std::string RulesToml(const Wishes& wishes);

}  // namespace jobutils

#endif  // JOBUTILS_PROFILE_RESUME_WISHES_H_
