// The rules of [score] in config.toml.
//
// Reference. Every key may be left out; a section that is left out judges
// nothing. Points are whole numbers from -1000 to 1000. A total starts at 50
// and ends within 0 to 100. `reject` does not take points: it takes the
// listing out, with an `outcome`. What a listing does not say costs `unknown`
// points, which is 0 unless set, and then leaves no part; what it says but
// cannot be judged (pay in another currency) leaves one in any case.
//
//   [score]
//   pass = 50              # a listing with as many points has passed (0-100)
//
//   [score.words]          # whole words, in any case; a blank in them is any
//                          # blank, line end or hyphen
//   title = 10             # points of a word that the title has
//   text = 5               # points of a word that only the description has
//   wanted = ["rust", "distributed systems"]       # these points added
//   unwanted = ["php"]                             # these points taken
//   required = ["engineer"]      # reject without each of these; not judged
//                                # when there is no description
//   reject = ["unpaid"]          # reject with any of these
//   unknown = 0                  # no description
//
//   [[score.words.group]]  # words with points of their own
//   name = "systems"       # its rule is words.systems; required
//   words = ["kernel", "ebpf"]
//   title = 20             # as above unless set; may be negative
//   text = 12
//   required = false       # true: reject when it has none of these words
//
//   [score.place]          # words of a place ("Berlin" in "Berlin, Germany")
//                          # or a place that it lies in ("EU")
//   wanted = ["Berlin", "Germany"]   # points added; also when the place holds
//                          # one of these ("Europe")
//   unwanted = ["London"]            # points taken
//   reject = ["Munich"]
//   points = 10
//   other = 0              # points of a place in no list
//   unknown = 0            # of several places of a listing the best counts;
//                          # of several words of one place the worst
//
//   [score.workplace]      # points by value
//   remote = 10
//   hybrid = 5
//   onsite = -10
//   reject = ["onsite"]
//   unknown = 0
//
//   [score.employment]     # points by value
//   full_time = 5
//   part_time = 0
//   contract = -5
//   internship = -20
//   temporary = 0
//   reject = ["internship"]
//   unknown = 0
//
//   [score.pay]
//   wish = 90000
//   floor = 60000          # reject when all of the pay is below
//   currency = "EUR"       # of wish and floor; required with either
//   period = "year"        # hour, day, week, month or year
//   points = 10            # added when all of the pay reaches the wish, half
//                          # of it (rounded towards 0) when a part of it does
//   below = -10            # all of it is below; -points unless set
//   unknown = 0            # no pay, or none that can be compared. A bound
//                          # that is over 100 times the wish (the floor), or
//                          # under a hundredth, is not believed
//
//   [score.pay.rates]      # what one unit of another currency is worth in that
//   USD = 0.92             # of the wish; without one it cannot be compared
//
//   Pay of another period is converted with 2080 hours, 260 days, 52 weeks or
//   12 months a year, and the reason shows both.
//
//   [score.age]            # whole days since posted_at
//   fresh = 7              # up to so many: points added
//   stale = 30             # more: points taken
//   reject = 90            # more: reject
//   points = 5
//   unknown = 0            # no posted_at, or one in the future
//
//   [score.company]        # words of the company's name
//   preferred = ["Example"]          # points added
//   avoided = ["Initech"]            # points taken
//   reject = ["Globex"]
//   points = 10
//   other = 0
//   unknown = 0
//
//   [score.company.tier]   # points by company.tier, whatever tiers there are
//   top = 10
//   unknown = 0            # no tier
//
//   [score.company.size]   # people, by company.size
//   min = 20               # one of these two is required
//   max = 500
//   points = 5             # added when all of the size is within, half of it
//                          # (rounded towards 0) when a part of it is
//   outside = -5           # none of it is; -points unless set
//   unknown = 0
//
//   [score.skills]         # extract.skills against the profile: who knows a
//                          # skill knows what it implies; soft skills do not
//                          # count
//   covered = 3            # points of a required skill that the profile has
//   missing = -2           # of a required skill that it has not
//   nice = 1               # of a skill that is nice to have and that it has
//   most = 15              # none of the three adds or takes more
//   unknown = 0            # no skill in extract
//
//   [score.seniority]      # extract.seniority, else that of the title
//   wanted = ["senior"]    # levels; unless set those of the profile: of the
//                          # first title wished for that names one, else of
//                          # the label, else of the latest position
//   points = 5             # a wanted level
//   below = -5             # of each step below the nearest wanted level
//   above = -5             # of each step above it
//   other = 0              # intern to principal are one ladder, lead to
//                          # executive are another: all wanted are on the other
//   reject = 3             # more steps: reject
//   unknown = 0
//
//   [score.zone]           # hours between the clocks at home and those of the
//                          # nearest place of the listing, as they stand now
//   home = "Berlin"        # unless set basics.location of the profile
//   within = 2             # so many hours do not matter
//   hour = -2              # points of each further hour; the sum is rounded
//                          # towards 0
//   reject = 6             # more hours: reject
//   unknown = 0            # no place whose time zone is known
//
//   [score.skills], and the other two without `wanted` or `home`, need a
//   profile; without one they are an error.
//
//   [[score.rule]]         # any key; exactly one test
//   name = "platform"      # its rule is rule.platform; the key unless set
//   key = "department"     # or "source.type", or "/salary/currency"
//   equals = ["Platform", "Core"]    # one of these texts, in any case
//   contains = ["platform"]          # one of these phrases, as whole words
//   above = 5              # a number above
//   below = 5              # a number below
//   present = true         # there at all; false: absent
//   points = 10            # required unless reject = true
//   reject = false         # true: reject when the test says yes
//   unknown = 0            # the key is absent (not with `present`)
//
//   Of an array it is enough that one element passes the test.

#ifndef JOBUTILS_SCORE_RULES_H_
#define JOBUTILS_SCORE_RULES_H_

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "config/table.h"
#include "profile/profile.h"
#include "record/record.h"
#include "score/score.h"
#include "text/dictionary.h"

namespace jobutils {

class Rule {
 public:
  virtual ~Rule() = default;
  // Adds to the score what the rule has to say of the listing.
  virtual void Judge(const Record& listing, Score& score) = 0;
};

using Rules = std::vector<std::unique_ptr<Rule>>;

// What rules look at besides the configuration and the listing.
struct Background {
  Time now = 0;
  std::optional<Profile> profile = std::nullopt;
  DataSet data = DataSet();
};

// Each reads its part of `section`, the table [score], asks for every key it
// knows, and adds its rules, if there is something to judge by. Errors are
// noted in the table.
void AddWordRules(Table& section, Rules& rules);
void AddPlaceRule(Table& section, const Background& background, Rules& rules);
void AddCompanyRule(Table& section, Rules& rules);
void AddWorkplaceRule(Table& section, Rules& rules);
void AddEmploymentRule(Table& section, Rules& rules);
void AddPayRule(Table& section, Rules& rules);
void AddAgeRule(Table& section, Time now, Rules& rules);
void AddEmployerRules(Table& section, Rules& rules);
void AddSkillRule(Table& section, const Background& background, Rules& rules);
void AddSeniorityRule(Table& section, const Background& background,
                      Rules& rules);
void AddZoneRule(Table& section, const Background& background, Rules& rules);
void AddCustomRules(Table& section, Rules& rules);

// The whole number `key` within -1000 to 1000, or `fallback`.
int Points(Table& table, std::string_view key, int fallback);

}  // namespace jobutils

#endif  // JOBUTILS_SCORE_RULES_H_
