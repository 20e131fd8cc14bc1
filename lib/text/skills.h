// Skills in a text, told from common words; and what implies what.

#ifndef JOBUTILS_TEXT_SKILLS_H_
#define JOBUTILS_TEXT_SKILLS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "text/dictionary.h"

namespace jobutils {

struct SkillHit {
  uint32_t begin;  // [begin, end) in the text
  uint32_t end;
  uint32_t skill;  // its row
  double sure;     // 0 to 1: 0.95 for a name of its own, less for one that is
                   // told from a word by what stands beside it
};

// Cheap to copy.
class Skills {
 public:
  explicit Skills(const DataSet& data = DataSet());

  size_t size() const { return rows_.size(); }
  std::string_view Name(uint32_t skill) const { return rows_.Name(skill); }
  std::string_view Category(uint32_t skill) const {
    return rows_.Column(skill, 1);
  }

  // By name or alias, in any letter case.
  std::optional<uint32_t> Lookup(std::string_view name) const {
    return rows_.Lookup(name);
  }

  // Who knows `skill` knows these: all of them, not only those of its own row,
  // each once, without itself.
  std::vector<uint32_t> Implied(uint32_t skill) const;

  // Appends the skills in a text in their order, each place of each. One whose
  // rule is "case" counts only as its row writes it. One whose rule is
  // "context" counts only in a list with another skill ("Java, Go", "C/C++"),
  // in a list of several of its kind ("Go, Rust and Swift": less sure), beside
  // a cue of context.tsv ("experience with", "developer"), or alone on its line
  // or in brackets: "go to market" and "rest of the team" are no skills.
  // Nothing counts inside a link.
  void Find(const Words& words, std::vector<SkillHit>& skills) const;
  std::vector<SkillHit> Find(std::string_view text) const;

 private:
  struct Cues {
    std::vector<Hit> before;
    std::vector<Hit> behind;
    std::vector<Hit> none;
  };
  Cues FindCues(const Words& words) const;
  static double SureOfList(std::string_view text, std::span<const Hit> list,
                           const Cues& cues);

  Dictionary rows_;
  Dictionary context_;
};

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_SKILLS_H_
