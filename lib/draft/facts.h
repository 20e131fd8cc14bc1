// What a profile states, ready to be asked word by word.

#ifndef JOBUTILS_DRAFT_FACTS_H_
#define JOBUTILS_DRAFT_FACTS_H_

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/clock.h"
#include "draft/numbers.h"
#include "draft/prose.h"
#include "profile/profile.h"
#include "text/degrees.h"
#include "text/skills.h"

namespace jobutils {

// A date as a text states it; 0 is what it leaves open.
struct PartialDate {
  int year = 0;
  int month = 0;
  int day = 0;

  // Whether this says no more than `exact` does.
  bool Within(const PartialDate& exact) const {
    return (year == 0 || year == exact.year) &&
           (month == 0 || month == exact.month) &&
           (day == 0 || day == exact.day);
  }
};

// The part of a text that is a date: tokens [begin, end).
struct DateSpan {
  size_t begin;
  size_t end;
  PartialDate date;
};

// "March 2019", "3. Oktober 2026", "2019-03", "03/2019", "01.03.2019", "seit
// März"; years alone are left to NumbersIn.
std::vector<DateSpan> DatesIn(std::string_view text,
                              std::span<const Token> tokens);

// A skill, and the token that its name begins with.
struct SkillAt {
  size_t token;
  uint32_t skill;
};

// The skills that a text of the profile names. One that looks like a word
// ("Rust") needs no more than its capital, when it is `known` to be the
// person's.
std::vector<SkillAt> SkillsIn(std::string_view text,
                              std::span<const Token> tokens,
                              const Skills& skills,
                              const std::set<uint32_t>& known);

class Facts {
 public:
  // A set of Fact::Kind.
  using Kinds = uint32_t;
  static constexpr Kinds Of(Fact::Kind kind) { return Kinds{1} << kind; }
  static constexpr Kinds kAny = ~Kinds{0};

  // One job, school, project, …: what is said of it belongs together.
  struct Entry {
    std::string where;  // "work.0"
    PartialDate start;
    PartialDate end;
    bool ongoing = false;
    double years = 0;  // from start to end
    std::set<uint32_t> skills;
    std::set<Degree> degrees;
  };

  struct Match {
    size_t length = 0;  // tokens
    Kinds kinds = 0;
    bool whole = false;           // it is all that some fact says
    std::vector<size_t> entries;  // whose facts hold it, in order, each once
  };

  Facts(const Profile& profile, const Skills& skills, const Degrees& degrees,
        Time now);

  // The longest run of tokens from `at` to `end` that stands in one fact of
  // `kinds`, in its order. An "s" or "n" of a German case does not count.
  Match LongestAt(std::span<const Token> tokens, size_t at, size_t end,
                  Kinds kinds = kAny) const;

  // A word in any of its common endings stands somewhere.
  bool HasWord(std::string_view folded) const;
  // The word itself does.
  bool HasExactly(std::string_view folded) const {
    return places_.contains(std::string(folded));
  }
  // A fact counts `value` of `unit`; of "" any.
  bool HasNumber(double value, std::string_view unit) const;
  // Some fact has both, close together.
  bool HasTogether(std::string_view folded, std::string_view other) const;
  // A fact that says so many years of the skill: they stand close together.
  bool HasYearsOf(double years, uint32_t skill) const;
  // Some date of the profile, or of one of the `entries` (in order) if there
  // are any.
  bool HasDate(const PartialDate& date,
               std::span<const size_t> entries = {}) const;
  bool HasSkill(uint32_t skill) const { return skills_.contains(skill); }
  bool HasDegree(Degree degree) const { return degrees_.contains(degree); }
  bool HasLink(std::string_view canonical) const {
    return links_.contains(std::string(canonical));
  }
  bool Has(Fact::Kind kind) const { return (kinds_ & Of(kind)) != 0; }

  double years_of_work() const { return years_of_work_; }
  PartialDate first_work() const { return first_work_; }
  std::span<const Entry> entries() const { return entries_; }
  const Profile& profile() const { return profile_; }

 private:
  struct Text {
    Fact::Kind kind;
    size_t entry;
    std::vector<std::string> words;
    std::vector<Number> numbers;
    std::vector<PartialDate> dates;
    std::vector<SkillAt> skills;
  };
  struct Place {
    uint32_t text;
    uint32_t word;
  };

  size_t EntryOf(const std::string& where);
  void Add(const Fact& fact, const Skills& skills, const Degrees& degrees);
  void Close(Time now);

  const Profile& profile_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, size_t> entry_of_;  // by where
  std::vector<Text> texts_;
  std::unordered_map<std::string, std::vector<Place>> places_;
  std::unordered_set<std::string> stems_;
  std::unordered_set<std::string> links_;
  std::set<uint32_t> skills_;
  std::set<Degree> degrees_;
  Kinds kinds_ = 0;
  double years_of_work_;
  PartialDate first_work_;
};

// A word without a common English or German ending.
std::string StemOf(std::string_view folded);

// A link without scheme, "www.", a last slash, and letter case of its host.
std::string CanonicalLink(std::string_view link);

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_FACTS_H_
