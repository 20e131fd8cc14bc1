// Which of two records is better, by the keys a person named.

#ifndef JOBUTILS_PICK_RANK_H_
#define JOBUTILS_PICK_RANK_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/key_path.h"
#include "record/record.h"

namespace jobutils {

// What a record has under one key, as far as it can be compared. Numbers stand
// before strings, and what is absent last, whichever way the key points. A
// boolean counts as 0 or 1; null, an array, an object and a number beyond a
// double count as absent.
struct RankValue {
  enum Kind { kNumber, kString, kAbsent };
  Kind kind = kAbsent;
  double number = 0;
  std::string string;  // compared byte by byte, which is right for dates
};

using RankValues = std::vector<RankValue>;

class Ranking {
 public:
  // Key paths joined with ','; the first that differs decides. The highest
  // number and the last string are best; with '-' before a key the lowest and
  // the first.
  static Result<Ranking> Parse(std::string_view keys);

  RankValues ValuesOf(const Record& record) const;

  // Below 0: `a` is better; 0: they are equal; above 0: `b` is better.
  int Compare(const RankValues& a, const RankValues& b) const;

  // What the record has under the first key, as JSON; "" for nothing.
  std::string Text(const Record& record) const;

 private:
  struct Key {
    KeyPath path;
    bool lowest;
  };

  Ranking() = default;

  std::vector<Key> keys_;
};

}  // namespace jobutils

#endif  // JOBUTILS_PICK_RANK_H_
