// A listing in, its score out.

#ifndef JOBUTILS_SCORE_SCORER_H_
#define JOBUTILS_SCORE_SCORER_H_

#include <string>

#include "config/table.h"
#include "record/record.h"
#include "score/rules.h"
#include "score/score.h"

namespace jobutils {

// Points that a total is held against, 0 to Score::kMost.
struct Marks {
  int pass;       // so many, and it has passed
  int floor = 0;  // fewer, and the listing is skipped
};

class Scorer {
 public:
  // Reads the table [score] (rules.h tells its keys), but for the marks and
  // `profile`. What is wrong with it is what section.Finish() returns.
  Scorer(Table& section, Marks marks, const Background& background);

  // Whether there are any rules.
  bool empty() const { return rules_.empty(); }

  // The score of a listing; good until the next call.
  const Score& Judge(const Record& listing);

  // Judges, and sets `score`, and, unless it is pinned, `outcome` when a rule
  // rejects it or it is below the floor.
  void Apply(Record& listing);

 private:
  Rules rules_;
  Marks marks_;
  Score score_;
};

// The sum as a person would write it, hostile text made visible:
//
//     78  Senior Rust Engineer — Acme (Berlin)
//        +50 base
//        +15 title has 'rust'
std::string Explain(const Record& listing, const Score& score);

}  // namespace jobutils

#endif  // JOBUTILS_SCORE_SCORER_H_
