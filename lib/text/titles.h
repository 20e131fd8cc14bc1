// Role families and seniority in a title.

#ifndef JOBUTILS_TEXT_TITLES_H_
#define JOBUTILS_TEXT_TITLES_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/dictionary.h"

namespace jobutils {

// The ladder of those who do the work, in its order, and behind it the one of
// those who lead, in its own. Only levels of one ladder can be compared.
enum class Level : uint8_t {
  kIntern,
  kEntry,
  kJunior,
  kMid,
  kSenior,
  kStaff,
  kPrincipal,
  kLead,
  kManager,
  kDirector,
  kVp,
  kExecutive,
};

// "intern", "entry", …, "vp", "executive".
std::string_view LevelName(Level level);
std::optional<Level> LevelOf(std::string_view name);

// kLead and above lead people or a part of the work.
inline bool Leads(Level level) { return level >= Level::kLead; }

struct LevelHit {
  uint32_t begin;  // [begin, end) in the text
  uint32_t end;
  Level level;
};

struct FamilyHit {
  uint32_t begin;
  uint32_t end;
  std::string_view family;  // lives as long as the Titles
};

// Cheap to copy.
class Titles {
 public:
  explicit Titles(const DataSet& data = DataSet());

  // In the order of the text, none over another: where several phrases begin
  // at a word the longest counts ("sales engineer" is sales).
  std::vector<FamilyHit> Families(const Words& title) const;

  // The phrases for levels that count in a title, or in a text. A longer phrase
  // that only looks like a level hides it: "product manager" is none. Nor is
  // somebody else's: "assistant to the manager".
  std::vector<LevelHit> LevelsInTitle(const Words& title) const;
  std::vector<LevelHit> LevelsInText(const Words& text) const;

 private:
  std::vector<LevelHit> Levels(const Words& words,
                               std::string_view elsewhere) const;

  Dictionary titles_;
  Dictionary seniorities_;
};

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_TITLES_H_
