// What a match is: jobutils-record(5), `match`.

#ifndef JOBUTILS_MATCH_MATCH_H_
#define JOBUTILS_MATCH_MATCH_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jobutils {

// Which of a listing's strings a position is in.
enum class TextKey : uint8_t { kTitle, kDescription };

// Bytes [begin, end) of one of them, unescaped.
struct Spot {
  TextKey in = TextKey::kDescription;
  uint32_t begin = 0;
  uint32_t end = 0;
};

// One reason for the listing, or one gap: what it is, and what the listing
// says of it, word for word.
struct Remark {
  std::string text;
  std::string_view quote;  // "": nothing to quote
  Spot spot;
};

struct Match {
  // Of each kind; those that weigh most.
  static constexpr size_t kMostRemarks = 8;

  int score = 0;  // 0 to 100
  // Skills that the listing requires, and those of them that the profile has.
  int required = 0;
  int covered = 0;
  std::vector<Remark> reasons;
  std::vector<Remark> gaps;

  // {"score","skills":{"required","covered"},"reasons":[…],"gaps":[…]}
  std::string Json() const;
};

}  // namespace jobutils

#endif  // JOBUTILS_MATCH_MATCH_H_
