#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "config/table.h"
#include "profile/profile.h"
#include "record/json.h"
#include "record/record.h"
#include "rules/phrase_list.h"
#include "score/scorer.h"

namespace jobutils {
namespace {

const Time kNow = *ParseTime("2026-08-20T12:00:00Z");

// "base +50|words.wanted +10 title has 'rust'|=60", or the error of the rules.
std::string Judge(const std::string& rules, const std::string& listing,
                  std::string* line = nullptr,
                  const Background& background = {kNow}) {
  Result<Table> table = Table::Parse(rules, "config.toml");
  if (!table) return table.error().message;
  Scorer scorer(*table, {50}, background);
  const Status known = table->Finish();
  if (!known) return known.error().message;
  Record record;
  EXPECT_TRUE(record.Parse(listing)) << listing;
  std::string text;
  int sum = 0;
  const Score& score = scorer.Judge(record);
  for (const Part& part : score.parts()) {
    sum += part.points;
    if (part.rule == "base") continue;
    (text += part.rule) += part.points < 0 ? " " : " +";
    ((text += std::to_string(part.points)) += ' ') += part.because;
    text += '|';
  }
  EXPECT_EQ(sum, score.total());
  EXPECT_GE(sum, 0);
  EXPECT_LE(sum, 100);
  (text += '=') += std::to_string(score.total());
  if (line != nullptr) {
    scorer.Apply(record);
    record.AppendTo(*line);
  }
  return text;
}

TEST(Score, WhatIsPinnedIsScoredAndStays) {
  const std::string rules = "[words]\nreject = ['unpaid']";
  std::string line;
  Judge(rules, R"({"title":"Unpaid cook","pinned":true})", &line);
  EXPECT_NE(line.find(R"("score":{"total":0,"passed":false,)"), line.npos);
  EXPECT_EQ(line.find("outcome"), line.npos);
  line.clear();
  Judge(rules, R"({"title":"Unpaid cook"})", &line);
  EXPECT_NE(line.find("outcome"), line.npos);
}

TEST(Score, WithoutRulesEverythingIsAtTheBase) {
  EXPECT_EQ(Judge("", R"({"kind":"listing","title":"Cook"})"), "=50");
  std::string line;
  Judge("", R"({"kind":"listing","n":1.50})", &line);
  EXPECT_EQ(line,
            R"({"kind":"listing","n":1.50,"score":{"total":50,"passed":true,)"
            R"("parts":[{"rule":"base","points":50,"because":"base"}]}})");
}

TEST(Score, WordsCountOnceAndMoreInTheTitle) {
  const std::string rules = R"(
[words]
wanted = ["rust", "Go", "RUST"]
unwanted = ["php"]
title = 12
text = 4
)";
  EXPECT_EQ(Judge(rules, R"({"title":"Rust","description":"rust go going"})"),
            "words.wanted +12 title has 'rust'|"
            "words.wanted +4 text has 'Go'|=66");
  EXPECT_EQ(Judge(rules, R"({"title":"PHP","description":"x"})"),
            "words.unwanted -12 title has 'php'|=38");
  EXPECT_EQ(Judge(rules, R"({"title":"Rust"})"),
            "words.wanted +12 title has 'rust'|=62");
  EXPECT_EQ(Judge(rules, R"({"title":["rust"],"description":7})"), "=50");
  EXPECT_EQ(Judge(rules + "unknown = -2", R"({"title":"x"})"),
            "words -2 text is unknown|=48");
}

TEST(Score, RequiredAndRejectedWords) {
  const std::string rules = R"(
[words]
wanted = "rust"
required = ["engineer", "rust"]
reject = ["unpaid"]
)";
  EXPECT_EQ(Judge(rules, R"({"title":"Rust Engineer","description":"x"})"),
            "words.wanted +10 title has 'rust'|=60");
  std::string line;
  EXPECT_EQ(
      Judge(rules, R"({"title":"Rust Cook","description":"unpaid"})", &line),
      "words.wanted +10 title has 'rust'|"
      "words.required -60 rejected: neither title nor text has "
      "'engineer'|words.reject +0 rejected: text has 'unpaid'|=0");
  EXPECT_NE(line.find(R"("outcome":{"status":"filtered","stage":"score",)"
                      R"("rule":"words.required","value":"engineer"})"),
            std::string::npos);
  EXPECT_NE(line.find(R"("total":0,"passed":false)"), std::string::npos);
  // Nobody can tell what an absent text does not say.
  EXPECT_EQ(Judge(rules, R"({"title":"Cook"})"), "=50");
}

TEST(Score, WordGroups) {
  const std::string rules = R"(
[words]
text = 4
[[words.group]]
name = "systems"
words = ["kernel", "ebpf"]
title = 20
required = true
[[words.group]]
name = "junior"
words = ["junior"]
title = -30
text = 0
)";
  EXPECT_EQ(Judge(rules, R"({"title":"Kernel","description":"eBPF junior"})"),
            "words.systems +20 title has 'kernel'|"
            "words.systems +4 text has 'ebpf'|=74");
  EXPECT_EQ(Judge(rules, R"({"title":"Junior","description":"x"})"),
            "words.junior -30 title has 'junior'|words.systems -20 rejected: "
            "neither title nor text has any of: kernel, ebpf|=0");
}

TEST(Score, TheLimitIsAPart) {
  const std::string rules = R"(
[words]
title = 80
wanted = ["a"]
unwanted = ["b"]
)";
  EXPECT_EQ(Judge(rules, R"({"title":"a","description":"x"})"),
            "words.wanted +80 title has 'a'|limit -30 a score ends at 100|"
            "=100");
  EXPECT_EQ(Judge(rules, R"({"title":"b","description":"x"})"),
            "words.unwanted -80 title has 'b'|limit +30 a score begins at 0|"
            "=0");
}

TEST(Score, TheBestPlaceCounts) {
  const std::string rules = R"(
[place]
wanted = ["Germany", "remote"]
unwanted = ["London"]
reject = ["Munich"]
points = 7
other = -3
unknown = -1
)";
  EXPECT_EQ(Judge(rules, R"({"locations":["Berlin, Germany"]})"),
            "place.wanted +7 place 'Berlin, Germany' is wanted|=57");
  EXPECT_EQ(Judge(rules, R"({"locations":["London","Remote - Europe"]})"),
            "place.wanted +7 place 'Remote - Europe' is wanted|=57");
  EXPECT_EQ(Judge(rules, R"({"locations":["London"]})"),
            "place.unwanted -7 place 'London' is unwanted|=43");
  EXPECT_EQ(Judge(rules, R"({"locations":["Munich","London"]})"),
            "place.unwanted -7 place 'London' is unwanted|=43");
  EXPECT_EQ(Judge(rules, R"({"locations":["Munich, Germany"]})"),
            "place.reject -50 rejected: place 'Munich, Germany'|=0");
  EXPECT_EQ(Judge(rules, R"({"locations":["Munich","Paris"]})"),
            "place.other -3 place 'Paris' is in no list|=47");
  for (const char* none :
       {R"({})", R"({"locations":[]})", R"({"locations":[""]})",
        R"({"locations":null})", R"({"locations":[1,{}]})"}) {
    EXPECT_EQ(Judge(rules, none), "place -1 place is unknown|=49") << none;
  }
}

TEST(Score, PlacesLieInOneAnother) {
  const std::string rules = R"(
[place]
wanted = ["Germany"]
reject = ["France"]
other = -3
)";
  EXPECT_EQ(Judge(rules, R"({"locations":["Munich"]})"),
            "place.wanted +10 place 'Munich' is wanted|=60");
  EXPECT_EQ(Judge(rules, R"({"locations":["Europe"]})"),
            "place.wanted +10 place 'Europe' is wanted|=60");
  EXPECT_EQ(Judge(rules, R"({"locations":["Lyon"]})"),
            "place.reject -50 rejected: place 'Lyon'|=0");
  EXPECT_EQ(Judge(rules, R"({"locations":["Rome"]})"),
            "place.other -3 place 'Rome' is in no list|=47");
}

TEST(Score, WhatWasExtractedCountsFirst) {
  EXPECT_EQ(Judge("[workplace]\nremote = 5\nonsite = -5",
                  R"({"workplace":"onsite","extract":{"workplace":{"value":)"
                  R"("remote"}}})"),
            "workplace +5 workplace is remote|=55");
  EXPECT_EQ(Judge("[pay]\nwish = 10\ncurrency = 'EUR'\nperiod = 'hour'",
                  R"({"extract":{"pay":{"min":12,"currency":"EUR","period":)"
                  R"("hour"}}})"),
            "pay +10 EUR 12 or more per hour is above the wish of 10|=60");
}

TEST(Score, WorkplaceAndEmployment) {
  const std::string rules = R"(
[workplace]
remote = 10
onsite = -10
[employment]
reject = ["internship"]
unknown = -2
)";
  EXPECT_EQ(Judge(rules, R"({"workplace":"remote","employment":"full_time"})"),
            "workplace +10 workplace is remote|=60");
  EXPECT_EQ(Judge(rules, R"({"workplace":"hybrid"})"),
            "employment -2 employment is unknown|=48");
  EXPECT_EQ(Judge(rules, R"({"workplace":"onsite","employment":"internship"})"),
            "workplace -10 workplace is onsite|"
            "employment.reject -40 rejected: employment is internship|=0");
  EXPECT_EQ(Judge(rules, R"({"workplace":7,"employment":"???"})"),
            "employment -2 employment is unknown|=48");
}

std::string Pay(const std::string& salary) {
  const std::string rules = R"(
[pay]
wish = 90000
floor = 60000
currency = "EUR"
points = 15
below = -5
unknown = -1
[pay.rates]
USD = 0.5
)";
  return Judge(rules, "{\"salary\":" + salary + "}");
}

TEST(Score, PayAgainstTheWish) {
  EXPECT_EQ(Pay(R"({"min":95000,"max":110000,"currency":"EUR",)"
                R"("period":"year"})"),
            "pay +15 EUR 95000–110000 per year is above the wish of 90000|"
            "=65");
  EXPECT_EQ(Pay(R"({"min":90000,"max":90000,"currency":"EUR",)"
                R"("period":"year"})"),
            "pay +15 EUR 90000 per year reaches the wish of 90000|=65");
  EXPECT_EQ(Pay(R"({"min":80000,"max":110000,"currency":"EUR",)"
                R"("period":"year"})"),
            "pay +7 EUR 80000–110000 per year reaches in part the wish of "
            "90000|=57");
  EXPECT_EQ(Pay(R"({"max":70000.5,"currency":"EUR","period":"year"})"),
            "pay -5 up to EUR 70000.5 per year is below the wish of 90000|"
            "=45");
  EXPECT_EQ(Pay(R"({"min":70000,"currency":"EUR","period":"year"})"),
            "pay -1 EUR 70000 or more per year may or may not reach the wish "
            "of 90000|=49");
  EXPECT_EQ(Pay(R"({"min":50000,"max":55000,"currency":"EUR",)"
                R"("period":"year"})"),
            "pay.floor -50 rejected: EUR 50000–55000 per year is below the "
            "floor of 60000|=0");
}

TEST(Score, PayIsConvertedInTheOpen) {
  EXPECT_EQ(Pay(R"({"min":50,"max":60,"currency":"EUR","period":"hour"})"),
            "pay +15 EUR 50–60 per hour (EUR 104000–124800 per year) is above "
            "the wish of 90000|=65");
  EXPECT_EQ(Pay(R"({"min":190000,"currency":"USD","period":"year"})"),
            "pay +15 USD 190000 or more per year (EUR 95000 or more per year) "
            "is above the wish of 90000|=65");
  EXPECT_EQ(
      Pay(R"({"min":190000,"currency":"GBP","period":"year"})"),
      "pay -1 GBP 190000 or more per year cannot be compared with EUR|=49");
}

TEST(Score, PayThatSaysNothingCostsNoMoreThanUnknown) {
  for (const char* none :
       {"null", "{}", "7", R"({"min":null,"max":"90000"})", R"("lots")"}) {
    EXPECT_EQ(Pay(none), "pay -1 pay is unknown|=49") << none;
  }
  EXPECT_EQ(Pay(R"({"min":90000,"period":"year"})"),
            "pay -1 the currency of the pay is unknown|=49");
  EXPECT_EQ(Pay(R"({"min":90000,"currency":"EUR","period":"\u001b"})"),
            "pay -1 the period of the pay is unknown|=49");
}

TEST(Score, AbsurdPayIsNotBelieved) {
  EXPECT_EQ(Pay(R"({"min":24.04,"max":24.04,"currency":"EUR",)"
                R"("period":"year"})"),
            "pay -1 EUR 24.04 per year is not believable|=49");
  EXPECT_EQ(Pay(R"({"min":0,"max":123000,"currency":"EUR",)"
                R"("period":"year"})"),
            "pay +7 EUR 0–123000 per year reaches in part the wish of 90000|"
            "=57");
  EXPECT_EQ(Pay(R"({"min":1e300,"currency":"EUR","period":"hour"})"),
            "pay -1 EUR 1e+300 or more per hour is not believable|=49");
  EXPECT_EQ(Pay(R"({"min":0,"max":0,"currency":"EUR","period":"year"})"),
            "pay -1 EUR 0 per year is not believable|=49");
}

TEST(Score, Age) {
  const std::string rules = R"(
[age]
fresh = 3
stale = 30
reject = 90
points = 6
unknown = -2
)";
  const auto posted = [&](const std::string& date) {
    return Judge(rules, "{\"posted_at\":\"" + date + "\"}");
  };
  EXPECT_EQ(posted("2026-08-20T11:00:00Z"), "age +6 posted today|=56");
  EXPECT_EQ(posted("2026-08-19"), "age +6 posted 1 day ago|=56");
  EXPECT_EQ(posted("2026-08-17T00:00:00Z"), "age +6 posted 3 days ago|=56");
  EXPECT_EQ(posted("2026-08-10"), "=50");
  EXPECT_EQ(posted("2026-07-01"), "age -6 posted 50 days ago|=44");
  EXPECT_EQ(posted("2026-01-01"),
            "age.reject -50 rejected: posted 231 days ago|=0");
  EXPECT_EQ(posted("2026-08-21"), "age +6 posted today|=56");
  EXPECT_EQ(posted("2027-08-21"),
            "age -2 age is unknown: 2027-08-21 is in the future|=48");
  EXPECT_EQ(posted("yesterday"), "age -2 age is unknown|=48");
  EXPECT_EQ(Judge(rules, R"({"updated_at":"2026-08-20"})"),
            "age -2 age is unknown|=48");
}

TEST(Score, Companies) {
  const std::string rules = R"(
[company]
preferred = ["Example"]
avoided = ["Initech"]
reject = ["Globex"]
)";
  EXPECT_EQ(Judge(rules, R"({"company":{"name":"Example GmbH"}})"),
            "company.preferred +10 company 'Example GmbH' is preferred|=60");
  EXPECT_EQ(Judge(rules, R"({"company":{"name":"INITECH"}})"),
            "company.avoided -10 company 'INITECH' is avoided|=40");
  EXPECT_EQ(Judge(rules, R"({"company":{"name":"Globex"}})"),
            "company.reject -50 rejected: company 'Globex'|=0");
  EXPECT_EQ(Judge(rules, R"({"company":{"name":"Other"}})"), "=50");
  EXPECT_EQ(Judge(rules, R"({"company":"Globex"})"), "=50");
}

std::string Custom(const std::string& test, const std::string& listing) {
  const bool knows = test.find("present") != test.npos;
  return Judge("[[rule]]\nkey = \"/a/b\"\npoints = 3\n" +
                   std::string(knows ? "" : "unknown = -1\n") + test,
               listing);
}

TEST(Score, CustomRules) {
  EXPECT_EQ(Custom("equals = ['Core', 'Ä']", R"({"a":{"b":"core"}})"),
            "rule./a/b +3 /a/b is 'core'|=53");
  EXPECT_EQ(Custom("equals = ['Core', 'Ä']", R"({"a":{"b":"ä"}})"),
            "rule./a/b +3 /a/b is 'ä'|=53");
  EXPECT_EQ(Custom("equals = 'Core'", R"({"a":{"b":"core team"}})"), "=50");
  EXPECT_EQ(Custom("equals = 'true'", R"({"a":{"b":true}})"),
            "rule./a/b +3 /a/b is 'true'|=53");
  EXPECT_EQ(Custom("equals = '7'", R"({"a":{"b":[6,7]}})"),
            "rule./a/b +3 /a/b is '7'|=53");
  EXPECT_EQ(Custom("contains = ['x', 'core']", R"({"a":{"b":"The Core"}})"),
            "rule./a/b +3 /a/b has 'core'|=53");
  EXPECT_EQ(Custom("above = 5", R"({"a":{"b":5.5}})"),
            "rule./a/b +3 /a/b 5.5 is above 5|=53");
  EXPECT_EQ(Custom("above = 5", R"({"a":{"b":5}})"), "=50");
  EXPECT_EQ(Custom("below = 5", R"({"a":{"b":"4"}})"), "=50");
  EXPECT_EQ(Custom("below = 5", R"({"a":{"b":-1e400}})"), "=50");
  EXPECT_EQ(Custom("below = 5", R"({"a":{"b":4}})"),
            "rule./a/b +3 /a/b 4 is below 5|=53");
  EXPECT_EQ(Custom("below = 5", R"({"a":7})"),
            "rule./a/b -1 /a/b is unknown|=49");
  EXPECT_EQ(Custom("present = true", R"({"a":{"b":0}})"),
            "rule./a/b +3 /a/b is there|=53");
  EXPECT_EQ(Custom("present = true", R"({"a":{"b":null}})"), "=50");
  EXPECT_EQ(Custom("present = false", R"({"a":{}})"),
            "rule./a/b +3 /a/b is absent|=53");
  EXPECT_EQ(Custom("name = 'n'\nreject = true\npresent = false", "{}"),
            "rule.n -50 rejected: /a/b is absent|=0");
}

TEST(Score, AScoreIsReplacedInItsPlace) {
  std::string line;
  Judge("", R"({"id":"1","score":{"total":7},"z":[1,  2]})", &line);
  EXPECT_EQ(line,
            R"({"id":"1","score":{"total":50,"passed":true,"parts":[{"rule":)"
            R"("base","points":50,"because":"base"}]},"z":[1,  2]})");
}

// The key `score` without its parts, of a listing posted on a day.
std::string Fresh(const std::string& rules, const std::string& posted,
                  const std::string& title = "x") {
  std::string line;
  Judge(rules, R"({"title":")" + title + R"(","posted_at":")" + posted + "\"}",
        &line);
  const size_t begin = line.find("\"total\"");
  return line.substr(begin, line.find(",\"parts\"") - begin);
}

TEST(Score, FreshnessIsKeptApart) {
  const std::string rules = R"(
[words]
title = 80
wanted = ["a"]
unwanted = ["b"]
[age]
fresh = 3
stale = 30
reject = 90
points = 6
unknown = -2
)";
  // What was posted within 3 days is so until the 4th is over.
  EXPECT_EQ(Fresh(rules, "2026-08-18T01:00:00Z"),
            R"("total":56,"passed":true,"lasting":50,)"
            R"("fresh":{"points":6,"until":"2026-08-22T01:00:00Z"})");
  EXPECT_EQ(Fresh(rules, "2026-08-10"),
            R"("total":50,"passed":true,"lasting":50,)"
            R"("fresh":{"points":0,"until":"2026-09-10T00:00:00Z"})");
  EXPECT_EQ(Fresh(rules, "2026-07-01"),
            R"("total":44,"passed":false,"lasting":50,)"
            R"("fresh":{"points":-6,"until":"2026-09-30T00:00:00Z"})");
  EXPECT_EQ(Fresh(rules, "2026-09-01"),
            R"("total":48,"passed":false,"lasting":50,)"
            R"("fresh":{"points":-2,"until":"2026-08-31T00:00:00Z"})");
  EXPECT_EQ(Fresh(rules, "soon"),
            R"("total":48,"passed":false,"lasting":50,"fresh":{"points":-2})");
  // Nothing more comes after the last limit.
  EXPECT_EQ(Fresh("[age]\nstale = 3", "2026-01-01"),
            R"("total":45,"passed":false,"lasting":50,"fresh":{"points":-5})");
  // The limit does not hide what lasts; a rejection leaves nothing to add to.
  EXPECT_EQ(Fresh(rules, "2026-08-20", "a"),
            R"("total":100,"passed":true,"lasting":130,)"
            R"("fresh":{"points":6,"until":"2026-08-24T00:00:00Z"})");
  EXPECT_EQ(Fresh(rules, "2026-08-20", "b"),
            R"("total":0,"passed":false,"lasting":-30,)"
            R"("fresh":{"points":6,"until":"2026-08-24T00:00:00Z"})");
  EXPECT_EQ(Fresh(rules, "2026-01-01"), R"("total":0,"passed":false)");
}

TEST(Score, FreshnessChangesWhenItSaysSo) {
  const std::string rules = "[age]\nfresh = 3\nstale = 9\nreject = 20";
  const auto points = [&](const std::string& now) {
    return Judge(rules, R"({"posted_at":"2026-08-18T01:00:00Z"})", nullptr,
                 {*ParseTime(now)});
  };
  EXPECT_EQ(points("2026-08-22T00:59:59Z"), "age +5 posted 3 days ago|=55");
  EXPECT_EQ(points("2026-08-22T01:00:00Z"), "=50");
  EXPECT_EQ(points("2026-08-28T00:59:59Z"), "=50");
  EXPECT_EQ(points("2026-08-28T01:00:00Z"), "age -5 posted 10 days ago|=45");
  EXPECT_EQ(points("2026-09-08T01:00:00Z"),
            "age.reject -50 rejected: posted 21 days ago|=0");
}

constexpr char kPerson[] = R"({
  "basics": {"name": "Robin", "label": "Engineer", "location":
             {"city": "Berlin", "region": "Berlin", "countryCode": "DE"}},
  "work": [{"name": "Tidewater", "position": "Senior Engineer"},
           {"name": "Kessel", "position": "Junior Engineer"}],
  "skills": [{"name": "Web",
              "keywords": ["React", "Kafka", "Rust", "Teamwork"]}]})";

// With a profile, at a time.
std::string With(const std::string& rules, const std::string& listing,
                 const std::string& person = kPerson,
                 const std::string& now = "2026-08-20T12:00:00Z") {
  return Judge(rules, listing, nullptr,
               {*ParseTime(now), *ParseProfile(person, "p.json")});
}

// A listing that asks for skills: "Rust", or "nice Rust".
std::string Asking(std::initializer_list<std::string_view> skills) {
  JsonArray array;
  for (const std::string_view skill : skills) {
    const bool nice = skill.starts_with("nice ");
    array.Raw(JsonObject()
                  .Text("name", skill.substr(nice ? 5 : 0))
                  .Text("need", nice ? "nice" : "must")
                  .str());
  }
  return R"({"extract":{"skills":)" + array.str() + "}}";
}

TEST(Score, SkillsAgainstTheProfile) {
  EXPECT_EQ(With("[skills]", Asking({"Rust", "Haskell", "nice Scala",
                                     "nice Apache Kafka"})),
            "skills.covered +3 1 of 2 required skills in the profile: Rust|"
            "skills.missing -2 1 of 2 required skills not in the profile: "
            "Haskell|"
            "skills.nice +1 1 of 2 nice-to-have skills in the profile: Apache "
            "Kafka|=52");
  // Other names of a skill are the skill; what it implies is known, not what
  // implies it.
  EXPECT_EQ(With("[skills]", Asking({"kafka", "JavaScript", "Next.js"})),
            "skills.covered +6 2 of 3 required skills in the profile: Apache "
            "Kafka, JavaScript (with React)|"
            "skills.missing -2 1 of 3 required skills not in the profile: "
            "Next.js|=54");
  // A skill counts once, and as required when it is so anywhere.
  EXPECT_EQ(With("[skills]", Asking({"nice Rust", "Rust", "nice rust"})),
            "skills.covered +3 1 of 1 required skills in the profile: Rust|"
            "=53");
  EXPECT_EQ(With("[skills]\ncovered = 0\nmissing = -4\nnice = 0",
                 Asking({"Rust", "nice React", "Haskell"})),
            "skills.missing -4 1 of 2 required skills not in the profile: "
            "Haskell|=46");
}

TEST(Score, SkillPointsHaveALimit) {
  const std::string many = Asking({"Python", "Java", "Scala", "Haskell", "Perl",
                                   "Ruby", "PHP", "Kotlin", "Swift", "COBOL"});
  EXPECT_EQ(With("[skills]", many),
            "skills.missing -15 10 of 10 required skills not in the profile: "
            "Python, Java, Scala, Haskell, Perl, Ruby, PHP, Kotlin and 2 more; "
            "-15 points at most|=35");
  EXPECT_EQ(With("[skills]\nmost = 20", many),
            "skills.missing -20 10 of 10 required skills not in the profile: "
            "Python, Java, Scala, Haskell, Perl, Ruby, PHP, Kotlin and 2 more|"
            "=30");
}

TEST(Score, SkillsThatNobodyCanTellAreUnknown) {
  const std::string rules = "[skills]\nunknown = -1";
  for (const std::string& none :
       {std::string("{}"), Asking({}), Asking({"Basket weaving of Mars"}),
        Asking({"Teamwork"}), std::string(R"({"extract":[]})"),
        std::string(R"({"extract":{"skills":"Rust"}})"),
        std::string(R"({"extract":{"skills":{"name":"Rust"}}})"),
        std::string(R"({"extract":{"skills":["Rust",7,null,[],{},{"name":7},)"
                    R"({"need":"must"}]}})")}) {
    EXPECT_EQ(With(rules, none),
              "skills -1 what skills it asks for is "
              "unknown|=49")
        << none;
  }
  EXPECT_EQ(
      With(rules, R"({"extract":{"skills":[{"name":"Rust","need":[]}]}})"),
      "skills.covered +3 1 of 1 required skills in the profile: Rust|"
      "=53");
}

TEST(Score, ManySkillsStayOneLine) {
  std::string listing = R"({"extract":{"skills":[)";
  for (int i = 0; i < 100000; ++i) {
    listing += R"({"name":"Rust"},{"name":"Haskell\u001b[2J"},)";
  }
  listing.back() = ']';
  EXPECT_EQ(With("[skills]", listing + "}}"),
            "skills.covered +3 1 of 1 required skills in the profile: Rust|"
            "=53");
}

std::string Level(const std::string& level) {
  return R"({"extract":{"seniority":{"level":)" + level + "}}}";
}

TEST(Score, SeniorityAgainstTheLevelWanted) {
  const std::string rules = R"(
[seniority]
wanted = ["senior", "mid"]
points = 6
below = -4
above = -3
other = -2
reject = 2
unknown = -1
)";
  EXPECT_EQ(Judge(rules, Level("\"mid\"")),
            "seniority.wanted +6 seniority is mid, as wanted|=56");
  EXPECT_EQ(Judge(rules, Level("\"junior\"")),
            "seniority.below -4 seniority is junior, 1 step below mid|=46");
  EXPECT_EQ(Judge(rules, Level("\"principal\"")),
            "seniority.above -6 seniority is principal, 2 steps above senior|"
            "=44");
  EXPECT_EQ(Judge(rules, Level("\"intern\"")),
            "seniority.reject -50 rejected: seniority is intern, 3 steps below "
            "mid|=0");
  // Who leads is on a ladder of their own.
  EXPECT_EQ(Judge(rules, Level("\"vp\"")),
            "seniority.other -2 seniority is vp, of another ladder than senior|"
            "=48");
  // Without extract the title tells.
  EXPECT_EQ(Judge(rules, R"({"title":"Junior Cook"})"),
            "seniority.below -4 seniority is junior, 1 step below mid|=46");
  for (const std::string& none :
       {std::string("{}"), Level("7"), Level("[]"), Level("\"Senior\""),
        Level("\"\""), std::string(R"({"extract":{"seniority":"senior"}})")}) {
    EXPECT_EQ(Judge(rules, none), "seniority -1 seniority is unknown|=49")
        << none;
  }
}

TEST(Score, TheProfileTellsTheLevel) {
  EXPECT_EQ(With("[seniority]", Level("\"senior\"")),
            "seniority.wanted +5 seniority is senior, as wanted|=55");
  EXPECT_EQ(With("[seniority]", Level("\"staff\""),
                 R"({"basics":{"label":"Senior Cook"},"preferences":)"
                 R"({"titles":["Cook","Principal Cook"]}})"),
            "seniority.below -5 seniority is staff, 1 step below principal|"
            "=45");
  EXPECT_EQ(With("[seniority]", "{}", R"({"basics":{"label":"Cook"}})"),
            "config.toml:1: expected 'wanted', as the profile names no level");
}

std::string At(const std::string& places) {
  return "{\"locations\":" + places + "}";
}

TEST(Score, ClocksAgainstThoseAtHome) {
  const std::string rules = R"(
[zone]
home = "Berlin"
hour = -3
reject = 7
unknown = -1
)";
  EXPECT_EQ(Judge(rules, At(R"(["New York, NY"])")),
            "zone -12 clocks of 'New York, NY' are 6 hours behind Berlin, 2 "
            "hours do not matter|=38");
  EXPECT_EQ(Judge(rules, At(R"(["London"])")), "=50");
  // A place with several zones is as near as its nearest; so is a listing.
  EXPECT_EQ(Judge(rules, At(R"(["United States"])")),
            "zone -12 clocks of 'United States' are 6 hours behind Berlin, 2 "
            "hours do not matter|=38");
  EXPECT_EQ(Judge(rules, At(R"(["Tokyo","Madrid","San Francisco"])")), "=50");
  EXPECT_EQ(Judge(rules, At(R"(["Tokyo or Madrid or San Francisco"])")), "=50");
  EXPECT_EQ(Judge(rules, At(R"(["Remote - Europe"])")), "=50");
  // Half an hour counts half, towards 0.
  EXPECT_EQ(Judge(rules, At(R"(["Bangalore"])")),
            "zone -4 clocks of 'Bangalore' are 3.5 hours ahead of Berlin, 2 "
            "hours do not matter|=46");
  EXPECT_EQ(Judge(rules, At(R"(["Los Angeles","San Francisco"])")),
            "zone.reject -50 rejected: clocks of 'Los Angeles' are 9 hours "
            "behind Berlin|=0");
  for (const char* none :
       {R"({})", R"({"locations":["Remote"]})", R"({"locations":"London"})",
        R"({"locations":[7,{},[],null,"","\u0000","Elbonia"]})"}) {
    EXPECT_EQ(Judge(rules, none), "zone -1 time zone is unknown|=49") << none;
  }
}

TEST(Score, WhatIsTooLongForAPlaceIsNotRead) {
  const std::string behind = "[\"" + std::string(1100, '.') + " New York\"]";
  EXPECT_EQ(Judge("[zone]\nhome = 'Berlin'", At(behind)), "=50");
  EXPECT_EQ(Judge("[place]\nreject = ['US']", At(behind)), "=50");
}

TEST(Score, ClocksAreAsTheyStandNow) {
  const auto at = [](const std::string& now) {
    return With("[zone]\nwithin = 0\nhour = -1", At(R"(["New York"])"), kPerson,
                now);
  };
  // Between the second and the last Sunday of March only New York is ahead.
  EXPECT_EQ(at("2026-03-20T12:00:00Z"),
            "zone -5 clocks of 'New York' are 5 hours behind Berlin|=45");
  EXPECT_EQ(at("2026-04-20T12:00:00Z"),
            "zone -6 clocks of 'New York' are 6 hours behind Berlin|=44");
}

std::string Company(const std::string& key, const std::string& value) {
  return "{\"company\":{\"" + key + "\":" + value + "}}";
}

TEST(Score, CompanyTiers) {
  const std::string rules = R"(
[company]
preferred = ["Acme"]
[company.tier]
top = 12
"not again" = -20
unknown = -1
)";
  EXPECT_EQ(Judge(rules, R"({"company":{"name":"Acme","tier":"top"}})"),
            "company.preferred +10 company 'Acme' is preferred|"
            "company.tier +12 the company's tier is 'top'|=72");
  EXPECT_EQ(Judge(rules, Company("tier", "\"not again\"")),
            "company.tier -20 the company's tier is 'not again'|=30");
  EXPECT_EQ(Judge(rules, Company("tier", "\"other\"")), "=50");
  for (const char* none : {"7", "null", "[\"top\"]", "\"\""}) {
    EXPECT_EQ(Judge(rules, Company("tier", none)),
              "company.tier -1 the company's tier is unknown|=49")
        << none;
  }
}

TEST(Score, CompanySizes) {
  const std::string rules = R"(
[company.size]
min = 20
max = 500
points = 5
outside = -4
unknown = -1
)";
  const auto size = [&](const std::string& value) {
    return Judge(rules, Company("size", value));
  };
  EXPECT_EQ(size(R"({"min":51,"max":200})"),
            "company.size +5 the company has 51–200 people, as wanted: "
            "20–500|=55");
  EXPECT_EQ(size(R"({"min":500,"max":500})"),
            "company.size +5 the company has 500 people, as wanted: 20–500|"
            "=55");
  EXPECT_EQ(size(R"({"min":201,"max":1000})"),
            "company.size +2 the company has 201–1000 people, in part as "
            "wanted: 20–500|=52");
  EXPECT_EQ(size(R"({"max":50})"),
            "company.size +2 the company has up to 50 people, in part as "
            "wanted: 20–500|=52");
  EXPECT_EQ(size(R"({"min":501})"),
            "company.size -4 the company has 501 or more people, wanted are "
            "20–500|=46");
  for (const char* none :
       {"7", "null", "{}", "[20,500]", R"("20-500")", R"({"min":"20"})",
        R"({"min":20.5})", R"({"min":-1,"max":30})", R"({"min":30,"max":20})",
        R"({"max":-5})", R"({"min":1e400})"}) {
    EXPECT_EQ(size(none), "company.size -1 the company's size is unknown|=49")
        << none;
  }
}

TEST(Score, WhatNeedsAProfileSaysSo) {
  EXPECT_EQ(Judge("[skills]", "{}"),
            "config.toml:1: [score.skills] has no profile: name one with "
            "'--profile', or make one with job-profile");
  EXPECT_EQ(Judge("[seniority]", "{}"),
            "config.toml:1: expected 'wanted', as there is no profile: name "
            "one with '--profile', or make one with job-profile");
  EXPECT_EQ(Judge("[zone]", "{}"),
            "config.toml:1: expected 'home', as there is no profile: name one "
            "with '--profile', or make one with job-profile");
  EXPECT_EQ(With("[zone]", "{}", R"({"basics":{"name":"A"}})"),
            "config.toml:1: expected 'home', as the profile names no place "
            "that places.tsv knows");
}

TEST(Score, RulesAreCheckedBeforeUse) {
  const auto error = [](const std::string& rules) {
    return Judge(rules, "{}");
  };
  EXPECT_EQ(error("[words]\nwantde = ['a']\n"),
            "config.toml:2: unknown key 'wantde' in [words], did you mean "
            "'wanted'?");
  EXPECT_EQ(error("\n[plcae]\n"),
            "config.toml:2: unknown key 'plcae', did you mean 'place'?");
  EXPECT_EQ(error("[words]\nwanted = [' - ']\n"),
            "config.toml:2: expected words, not ' - '");
  EXPECT_EQ(error("[[words.group]]\nwords = ['a']\n"),
            "config.toml:1: expected a 'name'");
  EXPECT_EQ(error("[[words.group]]\nname = 'a'\n"),
            "config.toml:1: expected 'words'");
  EXPECT_EQ(error("[workplace]\nremote = 5\nreject = ['onsight']\n"),
            "config.toml:3: expected some of 'remote', 'hybrid', 'onsite', "
            "not 'onsight'");
  EXPECT_EQ(error("[workplace]\nreject = ['on-site']\n"),
            "config.toml:2: unknown value 'on-site', did you mean 'onsite'?");
  EXPECT_EQ(error("[pay]\nwish = 5\n"),
            "config.toml:1: expected a 'currency' of three capitals, like "
            "'EUR'");
  EXPECT_EQ(error("[pay]\nwish = 5\ncurrency = 'EUR'\nfloor = 6\n"),
            "config.toml:4: 'floor' must not be above 'wish'");
  EXPECT_EQ(error("[pay]\nwish = 5\ncurrency = 'EUR'\n[pay.rates]\nusd = 1\n"),
            "config.toml:5: expected a currency of three capitals, not 'usd'");
  EXPECT_EQ(error("[age]\nfresh = 9\nstale = 3\n"),
            "config.toml:3: 'stale' must not be below 'fresh'");
  EXPECT_EQ(error("[[rule]]\nkey = 'a'\npoints = 1\n"),
            "config.toml:1: expected one of 'equals', 'contains', 'above', "
            "'below' and 'present'");
  EXPECT_EQ(error("[[rule]]\nkey = 'a'\npoints = 1\nabove = 1\nbelow = 2\n"),
            "config.toml:1: expected one of 'equals', 'contains', 'above', "
            "'below' and 'present'");
  EXPECT_EQ(error("[[rule]]\nkey = 'a'\nabove = 1\n"),
            "config.toml:1: expected 'points' or 'reject'");
  EXPECT_EQ(error("[[rule]]\npoints = 1\nabove = 1\n"),
            "config.toml:1: expected a 'key'");
  EXPECT_NE(error("[[rule]]\nkey = 'a..b'\npoints = 1\nabove = 1\n")
                .find("config.toml:2: "),
            std::string::npos);
  EXPECT_EQ(error("[[rule]]\nkey = 'a'\npoints = 1\npresent = true\n"
                  "unknown = 2\n"),
            "config.toml:5: 'present' knows nothing unknown, expected none");
  EXPECT_EQ(error("[[rule]]\nkey = 'a'\nname = ''\npoints = 1\nabove = 1\n"),
            "config.toml:3: expected a name");
  EXPECT_EQ(error("[[words.group]]\nname = 'a'\nwords = ['x']\n"
                  "[[words.group]]\nname = 'a'\nwords = ['y']\n"),
            "config.toml:5: there is a 'words.a' already");
  EXPECT_EQ(error("[seniority]\nwanted = ['boss']\n"),
            "config.toml:2: expected some of 'intern', 'entry', 'junior', "
            "'mid', 'senior', 'staff', 'principal', 'lead', 'manager', "
            "'director', 'vp', 'executive', not 'boss'");
  EXPECT_EQ(error("[zone]\nhome = 'Elbonia'\n"),
            "config.toml:2: expected a place that places.tsv knows, not "
            "'Elbonia'");
  EXPECT_EQ(error("[zone]\nhome = 'Berlin'\nwithin = 5\nreject = 4\n"),
            "config.toml:4: 'reject' must not be below 'within'");
  EXPECT_EQ(error("[zone]\nhome = 'Berlin'\nhours = 4\n"),
            "config.toml:3: unknown key 'hours' in [zone], did you mean "
            "'hour'?");
  EXPECT_EQ(error("[company.size]\npoints = 4\n"),
            "config.toml:1: expected 'min' or 'max'");
  EXPECT_EQ(error("[company.size]\nmin = 4\nmax = 3\n"),
            "config.toml:3: 'max' must not be below 'min'");
  EXPECT_EQ(error("[company.tier]\ntop = 'much'\n"),
            "config.toml:2: 'top' must be an integer from -1000 to 1000");
  EXPECT_EQ(error("skills = 3\n"), "config.toml:1: 'skills' must be a table");
  EXPECT_EQ(error("[words]\ntitle = 5.5\n"),
            "config.toml:2: 'title' must be an integer from -1000 to 1000");
}

TEST(Score, HostileTextIsCutAndMadeVisible) {
  const std::string rules = "[place]\nwanted = ['Berlin']\n";
  const std::string place =
      R"(Berlin \u001b[31m \u202e )" + std::string(100000, 'x');
  const std::string listing =
      R"({"title":"A\u001b[2J\nB","company":{"name":"C\u202e"},"locations":[")" +
      place + "\"]}";
  std::string line;
  Judge(rules, listing, &line);
  EXPECT_LT(line.size(), listing.size() + 400);
  EXPECT_EQ(line.find('\x1b'), std::string::npos);

  Result<Table> table = Table::Parse(rules, "config.toml");
  Scorer scorer(*table, {50}, {kNow});
  Record record;
  ASSERT_TRUE(
      record.Parse(R"({"title":"A\u001b[2J\nB","company":{"name":"C\u202e"},)"
                   R"("locations":["Berlin","Rome"]})"));
  EXPECT_EQ(Explain(record, scorer.Judge(record)),
            "    60  A\\u{1b}[2J B — C\\u{202e} (Berlin; Rome)\n"
            "       +50 base\n"
            "       +10 place 'Berlin' is wanted\n");
  ASSERT_TRUE(record.Parse(R"({"id":"x:1"})"));
  EXPECT_EQ(Explain(record, scorer.Judge(record)),
            "    50  x:1\n"
            "       +50 base\n");
}

TEST(Score, AQuoteIsCutBetweenCharacters) {
  std::string out;
  AppendQuoted(out, std::string(79, 'a') + "äb");
  EXPECT_EQ(out, "'" + std::string(79, 'a') + "…'");
}

}  // namespace
}  // namespace jobutils
