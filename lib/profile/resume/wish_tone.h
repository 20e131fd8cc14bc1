// Whether a wish is wanted, refused or a condition; and whether that is sure.

#ifndef JOBUTILS_PROFILE_RESUME_WISH_TONE_H_
#define JOBUTILS_PROFILE_RESUME_WISH_TONE_H_

#include <string>
#include <string_view>
#include <vector>

#include "profile/resume/wishes.h"
#include "text/words.h"

namespace jobutils {

// The wishes of a text, parted by commas, semicolons, line ends and "but". An
// exception ("no US, except New York") stays with what it is one of.
std::vector<std::string> Clauses(std::string_view text);

struct Tone {
  Wish::Strength strength = Wish::kWanted;
  // False when words turn or bound what others say, in a way that no rule has:
  // "not only", "anything but", "at most", "if".
  bool clear = true;
  bool below = false;      // "less", "under"
  size_t refusal = 0;      // its word, of what is refused
  std::vector<char> cues;  // by word: whether it is of those that tell
};

// Of one clause.
Tone ToneOf(const Words& words);

}  // namespace jobutils

#endif  // JOBUTILS_PROFILE_RESUME_WISH_TONE_H_
