#include <gtest/gtest.h>

#include <string>

#include "base/clock.h"
#include "config/table.h"
#include "record/record.h"
#include "rules/phrase_list.h"
#include "score/scorer.h"

namespace jobutils {
namespace {

const Time kNow = *ParseTime("2026-08-20T12:00:00Z");

// "base +50|words.wanted +10 title has 'rust'|=60", or the error of the rules.
std::string Judge(const std::string& rules, const std::string& listing,
                  std::string* line = nullptr) {
  Result<Table> table = Table::Parse(rules, "config.toml");
  if (!table) return table.error().message;
  Scorer scorer(*table, 50, kNow);
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
  Scorer scorer(*table, 50, kNow);
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
