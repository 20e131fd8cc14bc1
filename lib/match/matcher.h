// A listing in, its match with the profile out.

#ifndef JOBUTILS_MATCH_MATCHER_H_
#define JOBUTILS_MATCH_MATCHER_H_

#include <string>
#include <vector>

#include "base/clock.h"
#include "match/coverage.h"
#include "match/match.h"
#include "match/match_text.h"
#include "match/relevance.h"
#include "profile/profile.h"
#include "record/record.h"
#include "text/titles.h"

namespace jobutils {

// The score adds three shares up: skills covered (55 of 100), BM25 relevance
// (30), and whether the title names a role of the person's (15; half of it
// when it names none). Years of work that the listing asks for and the profile
// lacks take 5 points each, 20 at most. The same listing and profile give the
// same score on the same day, whatever else is in the stream.
class Matcher {
 public:
  // `skills` outlive the matcher. Years of work are as of `now`.
  Matcher(const Profile& profile, const Skills& skills, Time now);

  // The match of a listing; good until the next call.
  const Match& Judge(const Record& listing);

  // Judges and sets `match`; a score below `min` gets an outcome,
  // unless it is pinned.
  void Apply(Record& listing, int min);

 private:
  double Role(const Extract& extract);
  int Years(Json experience);
  void Quote(std::vector<Remark>& remarks) const;

  Coverage coverage_;
  Relevance relevance_;
  Titles titles_;
  // The families of the person's positions, and the position that shows each.
  struct Family {
    std::string_view name;
    std::string told;
  };
  std::vector<Family> families_;
  double years_;
  MatchText text_;
  Match match_;
};

}  // namespace jobutils

#endif  // JOBUTILS_MATCH_MATCHER_H_
