// A listing in, its score out.

#ifndef JOBUTILS_SCORE_SCORER_H_
#define JOBUTILS_SCORE_SCORER_H_

#include <string>

#include "config/table.h"
#include "record/record.h"
#include "score/rules.h"
#include "score/score.h"

namespace jobutils {

class Scorer {
 public:
  // Reads the table [score] (rules.h tells its keys), but for `pass` and
  // `profile`. What is wrong with it is what section.Finish() returns.
  Scorer(Table& section, int pass, const Background& background);

  // Whether there are any rules.
  bool empty() const { return rules_.empty(); }

  // The score of a listing; good until the next call.
  const Score& Judge(const Record& listing);

  // Judges, and sets `score`, and `outcome` when a rule rejects it.
  void Apply(Record& listing);

 private:
  Rules rules_;
  int pass_;
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
