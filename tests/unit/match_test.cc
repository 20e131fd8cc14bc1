#include <gtest/gtest.h>

#include <string>

#include "match/matcher.h"
#include "profile/profile.h"
#include "record/record.h"

namespace jobutils {
namespace {

const Time kNow = *ParseTime("2026-08-20T12:00:00Z");

constexpr char kPerson[] = R"({
  "basics": {"name": "Robin", "label": "Backend Engineer"},
  "work": [{"name": "Tidewater", "position": "Senior Backend Engineer",
            "startDate": "2020-08",
            "summary": "Runs services in Rust on Postgres."}],
  "skills": [{"name": "Web", "keywords": ["React", "Kafka", "Rust"]}]})";

class Matching {
 public:
  explicit Matching(const std::string& person = kPerson)
      : profile_(*ParseProfile(person, "p.json")),
        matcher_(profile_, skills_, kNow) {}

  Match Of(const std::string& listing) {
    EXPECT_TRUE(record_.Parse(listing)) << listing;
    return matcher_.Judge(record_);
  }
  std::string Applied(const std::string& listing, int min) {
    EXPECT_TRUE(record_.Parse(listing)) << listing;
    matcher_.Apply(record_, min);
    std::string line;
    record_.AppendTo(line);
    return line;
  }

 private:
  Skills skills_;
  Profile profile_;
  Matcher matcher_;
  Record record_;
};

// "text <quote>|text <quote>".
std::string Shown(const std::vector<Remark>& remarks) {
  std::string shown;
  for (const Remark& remark : remarks) {
    if (!shown.empty()) shown += '|';
    ((shown += remark.text) += " <") += remark.quote;
    shown += '>';
  }
  return shown;
}

TEST(Match, SynonymsCoverBothWays) {
  Matching matching;
  const Match match = matching.Of(
      R"({"title":"x","description":"We need PostgreSQL and Apache Kafka."})");
  EXPECT_EQ(match.required, 2);
  EXPECT_EQ(match.covered, 2);
  EXPECT_EQ(Shown(match.reasons),
            "PostgreSQL: used at Tidewater "
            "<We need PostgreSQL and Apache Kafka.>|"
            "Apache Kafka: in the profile "
            "<We need PostgreSQL and Apache Kafka.>");
  EXPECT_EQ(Shown(match.gaps), "");
}

TEST(Match, ImpliesCoversOneWayOnly) {
  const std::string wants_js =
      R"({"description":"Experience with JavaScript."})";
  const std::string wants_react = R"({"description":"Experience with React."})";
  Matching react;
  EXPECT_EQ(Shown(react.Of(wants_js).reasons),
            "JavaScript: known with React <Experience with JavaScript.>");
  Matching js(R"({"skills":[{"name":"JavaScript"}]})");
  EXPECT_EQ(js.Of(wants_js).covered, 1);
  EXPECT_EQ(js.Of(wants_react).covered, 0);
  EXPECT_EQ(Shown(js.Of(wants_react).gaps),
            "React: not in the profile <Experience with React.>");
}

TEST(Match, UsesExtractWhereItIs) {
  Matching matching;
  const Match match = matching.Of(
      R"({"title":"Backend","description":"Rust, Haskell. 9 years.",)"
      R"("extract":{"skills":[)"
      R"({"name":"Rust","need":"must","in":"description","at":[0,4]},)"
      R"({"name":"Haskell","need":"nice","in":"description","at":[6,13]}],)"
      R"("families":[{"name":"software_engineering","in":"title","at":[0,7]}],)"
      R"("experience":{"min":9,"in":"description","at":[15,22]}}})");
  EXPECT_EQ(match.required, 1);
  EXPECT_EQ(match.covered, 1);
  EXPECT_NE(Shown(match.reasons).find("Rust: used at Tidewater"),
            std::string::npos);
  EXPECT_NE(Shown(match.gaps).find("Haskell: not in the profile, a plus here"),
            std::string::npos);
  EXPECT_NE(Shown(match.gaps)
                .find("9 years asked, 6 years of work in the profile "
                      "<Rust, Haskell. 9 years.>"),
            std::string::npos)
      << Shown(match.gaps);
}

TEST(Match, WorkWithoutAnEmployerIsAtNone) {
  Matching matching(
      R"({"work":[{"position":"Freelance web developer","startDate":"2020"}]})");
  const Match match = matching.Of(R"({"title":"Web developer"})");
  EXPECT_EQ(Shown(match.reasons).find(" at "), std::string::npos)
      << Shown(match.reasons);
}

TEST(Match, QuotesAreTheListingsOwnBytes) {
  Matching matching;
  const std::string text =
      "\u00dcber uns \u2013 caf\u00e9!\\n- Erfahrung mit \\\"Postgres\\\" und "
      "Haskell\\n- mehr";
  const std::string listing = R"({"description":")" + text + R"("})";
  Record record;
  ASSERT_TRUE(record.Parse(listing));
  const std::string plain = record.Text("description");
  const Match match = matching.Of(listing);
  ASSERT_EQ(match.reasons.size(), 1u);
  const Remark& reason = match.reasons[0];
  EXPECT_EQ(reason.quote, plain.substr(reason.spot.begin,
                                       reason.spot.end - reason.spot.begin));
  EXPECT_NE(reason.quote.find("Erfahrung mit \"Postgres\" und Haskell"),
            std::string::npos);
  EXPECT_EQ(reason.quote.find("mehr"), std::string::npos);
}

TEST(Match, BadExtractIsNoReasonToFail) {
  Matching matching;
  for (const std::string skills :
       {"7", "{}", "[7]", "[{}]", R"([{"name":"Rust"}])",
        R"([{"name":"Rust","in":"description","at":[0,99]}])",
        R"([{"name":"Rust","in":"description","at":[3,1]}])",
        R"([{"name":"Rust","in":"description","at":[-1,1]}])",
        R"([{"name":"Rust","in":"description","at":[0]}])",
        R"([{"name":"Rust","in":"url","at":[0,1]}])",
        R"([{"name":7,"in":"description","at":[0,1]}])"}) {
    const Match match = matching.Of(R"({"description":"Rust","extract":{)"
                                    R"("experience":[],"families":3,)"
                                    R"("skills":)" +
                                    skills + "}}");
    EXPECT_EQ(match.required, 0) << skills;
  }
}

TEST(Match, MoreOfTheProfileScoresHigher) {
  Matching matching;
  const int good =
      matching
          .Of(R"({"title":"Senior Backend Engineer","description":)"
              R"("Build services in Rust with PostgreSQL and Kafka."})")
          .score;
  const int fair =
      matching
          .Of(R"({"title":"Backend Engineer","description":)"
              R"("Build services in Haskell with PostgreSQL and Redis."})")
          .score;
  const int bad =
      matching
          .Of(R"({"title":"Account Executive","description":)"
              R"("Sell our product with Salesforce and HubSpot."})")
          .score;
  EXPECT_GT(good, fair);
  EXPECT_GT(fair, bad);
  EXPECT_GE(bad, 0);
  EXPECT_LE(good, 100);
  EXPECT_LT(bad, 25);
}

TEST(Match, DoesNotDependOnWhatCameBefore) {
  const std::string one =
      R"({"title":"Backend Engineer","description":"Rust and Haskell."})";
  const std::string other =
      R"({"title":"Rust Haskell Kafka","description":"Kafka Kafka Kafka"})";
  Matching fresh;
  const std::string expected = fresh.Applied(one, 0);
  Matching used;
  used.Applied(other, 0);
  used.Applied(R"({"kind":"listing"})", 0);
  EXPECT_EQ(used.Applied(one, 0), expected);
}

TEST(Match, ALowOneIsSkipped) {
  Matching matching;
  const std::string low = R"({"title":"Cook","description":"Salads."})";
  EXPECT_EQ(matching.Applied(low, 0).find("outcome"), std::string::npos);
  const std::string skipped = matching.Applied(low, 90);
  EXPECT_NE(skipped.find(R"("outcome":{"status":"skipped","stage":"match",)"
                         R"("rule":"low_match","value":")"),
            std::string::npos)
      << skipped;
  const std::string pinned =
      R"({"title":"Cook","description":"Salads.","pinned":true})";
  EXPECT_EQ(matching.Applied(pinned, 90).find("outcome"), std::string::npos);
}

TEST(Match, AnyTextIsMatchedInTimeThatGrowsWithIt) {
  Matching matching;
  std::string rusts;
  for (int i = 0; i < 200000; ++i) rusts += "Rust ";
  for (const std::string& text :
       {std::string(), std::string("\\u0000\\u0000 Rust"), rusts,
        std::string(1 << 20, 'x'), std::string(1 << 20, '.')}) {
    const Match match = matching.Of(R"({"description":")" + text + R"("})");
    for (const Remark& reason : match.reasons) {
      EXPECT_LT(reason.quote.size(), 400u);
    }
  }
  EXPECT_EQ(matching.Of(R"({"title":7,"description":[]})").required, 0);
}

}  // namespace
}  // namespace jobutils
