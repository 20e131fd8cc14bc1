// The rules of [filter] in config.toml.
//
// Reference. Every key may be left out; a section that is left out judges
// nothing. The names are those of [score]. A listing is out when one of its
// values is in `reject`, or none is in `only`. What a listing does not say
// passes; with unknown = "reject", in any section but [[filter.rule]], it is
// out.
//
//   [filter]
//   strikes = 3            # a listing with so many strikes is out
//
//   [filter.words]         # whole words of title and text, in any case
//   reject = ["unpaid"]    # any of these
//   required = ["engineer"]      # out without each of these; not judged when
//                                # there is no text
//
//   [filter.title]         # whole words of the title
//   reject = ["intern"]
//   only = ["engineer", "developer"]
//
//   [filter.url]           # whole words of url and apply_url
//   reject = ["internships"]
//   only = []
//
//   [filter.domain]        # of url, apply_url, company.url, company.domain
//   reject = ["example.com"]     # and what lies within it
//   only = []
//
//   [filter.company]       # words of the company's name
//   reject = ["Globex"]
//   only = []
//
//   [filter.place]         # words of a place, or a place that it lies in
//   reject = ["Munich"]    # each place of the listing is in one of these
//   only = ["Germany", "remote"]   # a place is in one of these, or holds one
//                          # ("Europe"); "remote" is also a listing whose
//                          # workplace is. A place that the data do not know
//                          # is unknown
//
//   [filter.workplace]     # remote, hybrid, onsite
//   reject = ["onsite"]
//   only = []
//
//   [filter.employment]    # full_time, part_time, contract, internship,
//   reject = ["contract"]  # temporary
//   only = []
//
//   [filter.family]        # what the title says one does: data/titles.tsv
//   reject = ["sales"]
//   only = ["software_engineering"]
//
//   [filter.seniority]     # intern, entry, junior, mid, senior, staff,
//   reject = ["intern"]    # principal, lead, manager, director, vp, executive
//   only = ["senior", "staff"]
//
//   [filter.pay]
//   floor = 60000          # out when all of the pay is below
//   currency = "EUR"       # of the floor; required with it
//   period = "year"        # hour, day, week, month or year
//   reject = ["commission_only"]   # what title or text say of the pay
//
//   [filter.pay.rates]     # what one unit of another currency is worth in that
//   USD = 0.92             # of the floor; without one it is unknown
//
//   [filter.age]
//   reject = 90            # posted more days ago
//
//   [[filter.rule]]        # any key; exactly one test, see rules/key_test.h
//   name = "agency"        # its rule is rule.agency; the key unless set
//   key = "company.industry"
//   contains = ["staffing"]      # or equals, above, below, present
//
//   [[filter.soft]]        # gives strikes where the rules in it would reject
//   name = "far and old"   # required
//   strikes = 1
//   place.only = ["Berlin"]      # any of the sections above
//   age.reject = 30
//
// Workplace, employment, families, seniority and pay are those of `extract`,
// where it has them; else workplace, employment, the title's, and salary.

#ifndef JOBUTILS_FILTER_TESTS_H_
#define JOBUTILS_FILTER_TESTS_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "config/table.h"
#include "record/record.h"
#include "text/dictionary.h"

namespace jobutils {

// What a test does not like: the rule, and what it met with ("" when there is
// nothing to show).
struct Rejection {
  std::string rule;
  std::string value;
};

class Test {
 public:
  virtual ~Test() = default;
  // True with what it rejects the listing for.
  virtual bool Rejects(const Record& listing, Rejection& why) = 0;
};

using Tests = std::vector<std::unique_ptr<Test>>;

// What tests know besides the configuration.
struct Knowledge {
  Time now = 0;
  DataSet data = DataSet();
};

// One of these a section: it asks for every key of it, and adds its tests, if
// there is something to judge by. Errors are noted in the table.
void AddWordTest(Table& section, Tests& tests);
void AddTitleTest(Table& section, Tests& tests);
void AddUrlTest(Table& section, Tests& tests);
void AddDomainTest(Table& section, Tests& tests);
void AddCompanyTest(Table& section, Tests& tests);
void AddPlaceTest(Table& section, const Knowledge& knowledge, Tests& tests);
void AddWorkplaceTest(Table& section, Tests& tests);
void AddEmploymentTest(Table& section, Tests& tests);
void AddFamilyTest(Table& section, const Knowledge& knowledge, Tests& tests);
void AddSeniorityTest(Table& section, const Knowledge& knowledge, Tests& tests);
void AddPayTests(Table& section, Tests& tests);
void AddAgeTest(Table& section, Time now, Tests& tests);
void AddCustomTests(Table& section, Tests& tests);

// All of them.
Tests ReadTests(Table& section, const Knowledge& knowledge);

// A section's `unknown`: whether a listing that does not say is out.
class Unknown {
 public:
  Unknown(Table& table, std::string_view section);
  bool reject() const { return reject_; }
  // Rejects as "SECTION.unknown", if so set.
  bool Rejects(Rejection& why, std::string_view value = "") const;

 private:
  std::string rule_;
  bool reject_;
};

}  // namespace jobutils

#endif  // JOBUTILS_FILTER_TESTS_H_
