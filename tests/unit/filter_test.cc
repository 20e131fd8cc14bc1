#include <gtest/gtest.h>

#include <string>

#include "base/clock.h"
#include "config/table.h"
#include "filter/screen.h"
#include "record/record.h"

namespace jobutils {
namespace {

Knowledge Known() {
  Knowledge knowledge;
  knowledge.now = *ParseTime("2026-08-20T12:00:00Z");
  return knowledge;
}

// "words.reject: unpaid" of a listing that is out, "" of one that passes, or
// the error of the rules.
std::string Judge(const std::string& rules, const std::string& listing) {
  Result<Table> table = Table::Parse(rules, "config.toml");
  if (!table) return table.error().message;
  Screen screen(*table, 3, Known());
  const Status known = table->Finish();
  if (!known) return known.error().message;
  Record record;
  EXPECT_TRUE(record.Parse(listing)) << listing;
  const std::optional<Rejection> why = screen.Judge(record);
  return why ? why->rule + ": " + why->value : "";
}

TEST(Filter, WithoutRulesEverythingPassesUntouched) {
  Result<Table> table = Table::Parse("", "config.toml");
  Screen screen(*table, 3, Known());
  EXPECT_TRUE(screen.empty());
  Record record;
  const std::string line = R"({"kind":"listing","n":1.50})";
  ASSERT_TRUE(record.Parse(line));
  screen.Apply(record);
  EXPECT_EQ(record.untouched(), line);
}

TEST(Filter, TheOutcomeNamesRuleAndValue) {
  Result<Table> table =
      Table::Parse("[title]\nreject = ['intern']", "config.toml");
  Screen screen(*table, 3, Known());
  Record record;
  ASSERT_TRUE(record.Parse(R"({"title":"Intern\u001b, IT","n":1.50})"));
  screen.Apply(record);
  std::string line;
  record.AppendTo(line);
  EXPECT_EQ(line,
            R"({"title":"Intern\u001b, IT","n":1.50,"outcome":{"status":)"
            R"("filtered","stage":"filter","rule":"title.reject","value":)"
            R"("Intern\u001b, IT"}})");
}

TEST(Filter, WhatIsPinnedIsLeftAlone) {
  Result<Table> table = Table::Parse(
      "[title]\nreject = ['intern']\n[[soft]]\nname = 'far'\nstrikes = 9\n"
      "workplace.reject = ['onsite']",
      "config.toml");
  Screen screen(*table, 3, Known());
  const auto applied = [&screen](const std::string& listing) {
    Record record;
    EXPECT_TRUE(record.Parse(listing));
    screen.Apply(record);
    return !record.Has("outcome");
  };
  EXPECT_TRUE(applied(R"({"title":"Intern","pinned":true})"));
  EXPECT_TRUE(
      applied(R"({"title":"Cook","workplace":"onsite","pinned":true})"));
  EXPECT_FALSE(applied(R"({"title":"Intern","pinned":false})"));
  EXPECT_FALSE(applied(R"({"title":"Intern","pinned":"true"})"));
}

TEST(Filter, Words) {
  const std::string rules = R"(
[words]
reject = ["unpaid", "on call"]
required = ["engineer", "linux"]
)";
  EXPECT_EQ(Judge(rules, R"({"title":"Engineer","description":"Linux"})"), "");
  EXPECT_EQ(Judge(rules, R"({"title":"Engineer","description":"On-Call"})"),
            "words.reject: on call");
  EXPECT_EQ(Judge(rules, R"({"title":"Unpaid","description":"x"})"),
            "words.reject: unpaid");
  EXPECT_EQ(Judge(rules, R"({"title":"Engineer","description":"x"})"),
            "words.required: linux");
  EXPECT_EQ(Judge(rules, R"({"title":"Cook"})"), "");
  EXPECT_EQ(Judge(rules + "unknown = 'reject'", R"({"title":"Cook"})"),
            "words.unknown: ");
}

TEST(Filter, TitlesUrlsAndCompanies) {
  const std::string rules = R"(
[title]
reject = ["intern"]
only = ["engineer", "developer"]
[url]
reject = ["internships"]
[company]
reject = ["Globex"]
unknown = "reject"
)";
  const std::string acme = R"(,"company":{"name":"Acme"}})";
  EXPECT_EQ(Judge(rules, R"({"title":"Rust Engineer")" + acme), "");
  EXPECT_EQ(Judge(rules, R"({"title":"Engineer, Intern")" + acme),
            "title.reject: Engineer, Intern");
  EXPECT_EQ(Judge(rules, R"({"title":"Cook","description":"engineer")" + acme),
            "title.only: Cook");
  EXPECT_EQ(Judge(rules, "{\"id\":\"1\"" + acme), "");
  EXPECT_EQ(Judge(rules, R"({"url":"https://a.example/1","apply_url":)"
                         R"("https://a.example/Internships/1")" +
                             acme),
            "url.reject: https://a.example/Internships/1");
  EXPECT_EQ(Judge(rules, R"({"company":{"name":"GLOBEX Corp."}})"),
            "company.reject: GLOBEX Corp.");
  EXPECT_EQ(Judge(rules, R"({"company":{}})"), "company.unknown: ");
  EXPECT_EQ(Judge(rules, R"({"company":7})"), "company.unknown: ");
  EXPECT_EQ(Judge("[company]\nonly = 'Acme'", R"({"company":{"name":"B"}})"),
            "company.only: B");
}

TEST(Filter, Domains) {
  const std::string rules = "[domain]\nreject = ['Example.com']\n";
  EXPECT_EQ(Judge(rules, R"({"url":"https://jobs.example.com/1"})"),
            "domain.reject: jobs.example.com");
  EXPECT_EQ(Judge(rules, R"({"url":"https://badexample.com/1"})"), "");
  EXPECT_EQ(Judge(rules, R"({"apply_url":"https://example.com/1"})"),
            "domain.reject: example.com");
  EXPECT_EQ(Judge(rules, R"({"company":{"url":"https://www.example.com"}})"),
            "domain.reject: example.com");
  EXPECT_EQ(Judge(rules, R"({"company":{"domain":"example.com"}})"),
            "domain.reject: example.com");
  EXPECT_EQ(Judge(rules, R"({"url":"example"})"), "");
  EXPECT_EQ(Judge("[domain]\nonly = 'a.example'",
                  R"({"url":"https://b.example/","apply_url":)"
                  R"("https://c.example/"})"),
            "domain.only: b.example, c.example");
}

TEST(Filter, PlacesLieInOneAnother) {
  const auto place = [](const std::string& rules, const std::string& places,
                        const std::string& more = "") {
    return Judge("[place]\n" + rules,
                 R"({"locations":[)" + places + "]" + more + "}");
  };
  const std::string only = "only = ['Germany', 'remote']\n";
  EXPECT_EQ(place(only, R"("Berlin")"), "");
  EXPECT_EQ(place(only, R"("Munich, Bavaria")"), "");
  EXPECT_EQ(place(only, R"("Paris","Hamburg")"), "");
  EXPECT_EQ(place(only, R"("Paris","Rome, Italy")"),
            "place.only: Paris; Rome, Italy");
  EXPECT_EQ(place(only, R"("Europe")"), "");  // it may be in Germany
  EXPECT_EQ(place(only, R"("Remote")"), "");
  EXPECT_EQ(place(only, R"("New York")"), "place.only: New York");
  EXPECT_EQ(place(only, R"("New York")", R"(,"workplace":"remote")"), "");
  EXPECT_EQ(
      place("only = 'Germany'", R"("New York")", R"(,"workplace":"remote")"),
      "place.only: New York");
  // Nobody can tell where that is.
  EXPECT_EQ(place(only, R"("Building 7")"), "");
  EXPECT_EQ(place(only + "unknown = 'reject'", R"("Building 7","Paris")"),
            "place.unknown: Building 7; Paris");
  EXPECT_EQ(place(only, ""), "");
  EXPECT_EQ(place(only + "unknown = 'reject'", R"("",7)"), "place.unknown: ");

  const std::string reject = "reject = ['Munich', 'France']\n";
  EXPECT_EQ(place(reject, R"("München")"), "place.reject: München");
  EXPECT_EQ(place(reject, R"("Munich","Berlin")"), "");
  EXPECT_EQ(place(reject, R"("Munich","Paris")"),
            "place.reject: Munich; Paris");
  EXPECT_EQ(place(reject, R"("Europe")"), "");
  EXPECT_EQ(place("reject = ['US']", R"("Austin, US")"),
            "place.reject: Austin, US");
  for (const std::string other :
       {"\"Remote (not US)\"", R"("Outside US")", R"("Anywhere except US")",
        R"("Contact us")"}) {
    EXPECT_EQ(place("reject = ['US']", other), "") << other;
  }
  EXPECT_EQ(place("reject = ['Germany']", R"("Remote, not Germany")"), "");
  EXPECT_EQ(place("only = ['Germany', 'EU']", R"("EU, not Germany")"), "");
  EXPECT_EQ(
      place("reject = ['Munich']\nonly = ['Germany']", R"("Munich","Rome")"),
      "place.only: Rome; Munich");
}

TEST(Filter, LevelsOfOthers) {
  const std::string rules = "[seniority]\nreject = ['lead', 'manager']\n";
  for (const std::string title :
       {"Lead-free soldering technician", "Lead Paint Inspector",
        "Senior Engineer reporting to Engineering Manager",
        "Assistant to the Manager"}) {
    EXPECT_EQ(Judge(rules, "{\"title\":\"" + title + "\"}"), "") << title;
  }
}

TEST(Filter, WorkplaceAndEmployment) {
  const std::string rules = R"(
[workplace]
only = ["remote", "hybrid"]
[employment]
reject = ["internship"]
unknown = "reject"
)";
  const std::string full = R"(,"employment":"full_time"})";
  EXPECT_EQ(Judge(rules, R"({"workplace":"remote")" + full), "");
  EXPECT_EQ(Judge(rules, R"({"workplace":"onsite")" + full),
            "workplace.only: onsite");
  EXPECT_EQ(Judge(rules, R"({"workplace":"space")" + full), "");
  EXPECT_EQ(Judge(rules, R"({"employment":"internship"})"),
            "employment.reject: internship");
  EXPECT_EQ(Judge(rules, R"({"workplace":7})"), "employment.unknown: ");
  // What was extracted counts first.
  EXPECT_EQ(Judge(rules, R"({"workplace":"remote","extract":{"workplace":)"
                         R"({"value":"onsite"}})" +
                             full),
            "workplace.only: onsite");
  EXPECT_EQ(Judge(rules, R"({"workplace":"onsite","extract":{})" + full),
            "workplace.only: onsite");
}

TEST(Filter, FamiliesAndSeniorities) {
  const std::string rules = R"(
[family]
reject = ["sales"]
only = ["software_engineering"]
[seniority]
reject = ["intern", "manager"]
)";
  const auto title = [&](const std::string& text) {
    return Judge(rules, "{\"title\":\"" + text + "\"}");
  };
  EXPECT_EQ(title("Senior Software Engineer"), "");
  EXPECT_EQ(title("Account Executive, Sales"), "family.reject: sales");
  EXPECT_EQ(title("Registered Nurse"), "family.only: nursing");
  EXPECT_EQ(title("Zorblax"), "");
  EXPECT_EQ(title("Software Engineer Intern"), "seniority.reject: intern");
  EXPECT_EQ(title("Senior Software Engineering Manager"),
            "seniority.reject: manager");
  const std::string extract =
      R"({"title":"Zorblax","extract":{"families":[{"name":"sales"}],)"
      R"("seniority":{"level":"intern"}}})";
  EXPECT_EQ(Judge(rules, extract), "seniority.reject: intern");
  EXPECT_EQ(Judge("[family]\nreject = 'sales'", extract),
            "family.reject: sales");
  EXPECT_EQ(Judge("[family]\nunknown = 'reject'", R"({"title":"Zorblax"})"),
            "family.unknown: ");
}

TEST(Filter, PayFloor) {
  const std::string rules = R"(
[pay]
floor = 60000
currency = "EUR"
[pay.rates]
USD = 0.5
)";
  const auto pay = [&](const std::string& salary) {
    return Judge(rules, "{\"salary\":{" + salary + "}}");
  };
  const std::string euros = R"(,"currency":"EUR","period":"year")";
  EXPECT_EQ(pay(R"("min":40000,"max":60000)" + euros), "");
  EXPECT_EQ(pay(R"("min":40000,"max":59999)" + euros),
            "pay.floor: EUR 40000–59999 per year");
  EXPECT_EQ(pay(R"("min":40000)" + euros), "");
  EXPECT_EQ(pay(R"("max":50,"currency":"USD","period":"hour")"),
            "pay.floor: up to USD 50 per hour (up to EUR 52000 per year)");
  EXPECT_EQ(pay(R"("max":1,"currency":"GBP","period":"hour")"), "");
  EXPECT_EQ(pay(R"("max":24.04)" + euros), "");  // not believed
  const std::string strict = R"(
[pay]
floor = 60000
currency = "EUR"
unknown = "reject"
)";
  EXPECT_EQ(Judge(strict, "{}"), "pay.unknown: ");
  EXPECT_EQ(Judge(strict, R"({"salary":{"max":1,"currency":"GBP",)"
                          R"("period":"hour"}})"),
            "pay.unknown: up to GBP 1 per hour cannot be compared with EUR");
  EXPECT_EQ(Judge(rules, R"({"salary":{"max":90000,"currency":"EUR","period":)"
                         R"("year"},"extract":{"pay":{"max":40000,)"
                         R"("currency":"EUR","period":"year"}}})"),
            "pay.floor: up to EUR 40000 per year");
}

TEST(Filter, CommissionOnly) {
  const std::string rules = "[pay]\nreject = ['commission_only']\n";
  const auto text = [&](const std::string& description) {
    return Judge(rules, "{\"description\":\"" + description + "\"}");
  };
  EXPECT_EQ(text("This is a commission-only role."),
            "pay.reject: commission only");
  EXPECT_EQ(text("Pay: 100% commission"), "pay.reject: 100% commission");
  EXPECT_EQ(text("Vergütung auf reiner Provisionsbasis"),
            "pay.reject: reiner provisionsbasis");
  EXPECT_EQ(Judge(rules, R"({"title":"Agent, Commission Only"})"),
            "pay.reject: commission only");
  EXPECT_EQ(text("Base pay and commission."), "");
  EXPECT_EQ(text("This is NOT a commission only job."), "");
  EXPECT_EQ(text("Not only commission: a base too."), "");
  for (const std::string denied :
       {"We never do commission only. Base salary.",
        "commission-only is not what we do", "salary, not just commission only",
        "commission only? No!",
        "Other firms are commission only. We pay salary.",
        "You get 100% commission on top of your salary",
        "The commission only meets on Mondays."}) {
    EXPECT_EQ(text(denied), "") << denied;
  }
  for (const std::string meant :
       {"Commission only. Apply today.", "Commission only, no base salary.",
        "Is it commission only? Yes.", "Kein Fixum: nur Provision",
        "Die Verg\u00fctung ist ausschlie\u00dflich Provision."}) {
    EXPECT_TRUE(text(meant).starts_with("pay.reject: ")) << meant;
  }
  EXPECT_EQ(Judge("[pay]\n", R"({"description":"commission only"})"), "");
}

TEST(Filter, Age) {
  const std::string rules = "[age]\nreject = 30\n";
  EXPECT_EQ(Judge(rules, R"({"posted_at":"2026-07-21"})"), "");
  EXPECT_EQ(Judge(rules, R"({"posted_at":"2026-07-19"})"),
            "age.reject: 2026-07-19");
  EXPECT_EQ(Judge(rules, R"({"posted_at":"2027-01-01"})"), "");
  EXPECT_EQ(Judge(rules, "{}"), "");
  EXPECT_EQ(Judge(rules + "unknown = 'reject'", "{}"), "age.unknown: ");
  EXPECT_EQ(
      Judge(rules + "unknown = 'reject'", R"({"posted_at":"2027-01-01"})"),
      "age.unknown: 2027-01-01");
}

TEST(Filter, AnyKey) {
  const std::string rules = R"(
[[rule]]
name = "agency"
key = "company.industry"
contains = ["staffing"]
[[rule]]
key = "/company/size/max"
below = 10
)";
  EXPECT_EQ(Judge(rules, R"({"company":{"industry":"Staffing & HR"}})"),
            "rule.agency: Staffing & HR");
  EXPECT_EQ(Judge(rules, R"({"company":{"size":{"max":9}}})"),
            "rule./company/size/max: 9");
  EXPECT_EQ(Judge(rules, R"({"company":{"size":{"max":10}}})"), "");
  EXPECT_EQ(Judge(rules, "{}"), "");
}

TEST(Filter, StrikesAddUp) {
  const std::string rules = R"(
[title]
reject = ["intern"]
[[soft]]
name = "far"
place.only = ["Berlin"]
workplace.reject = ["onsite"]
[[soft]]
name = "old"
strikes = 2
age.reject = 30
[[soft]]
name = "silent about pay"
plaec.only = ["Rome"]
)";
  EXPECT_EQ(Judge(rules, "{}"),
            "config.toml:14: unknown key 'plaec' in [[soft]], did you mean "
            "'place'?");
  const std::string good =
      rules.substr(0, rules.find("plaec")) + "pay.unknown = 'reject'\n";
  EXPECT_EQ(Judge(good, R"({"workplace":"onsite","locations":["Rome"]})"), "");
  EXPECT_EQ(Judge(good, R"({"workplace":"onsite","posted_at":"2026-01-01"})"),
            "strikes: 4: far (onsite), old (2026-01-01), silent about pay");
  EXPECT_EQ(Judge(good, R"({"posted_at":"2026-01-01","salary":{"min":1}})"),
            "");
  EXPECT_EQ(Judge(good, R"({"workplace":"onsite","posted_at":"2026-01-01",)"
                        R"("salary":{"min":1}})"),
            "strikes: 3: far (onsite), old (2026-01-01)");
  EXPECT_EQ(Judge(good, R"({"title":"Intern","posted_at":"2026-01-01"})"),
            "title.reject: Intern");
}

TEST(Filter, LongValuesAreCut) {
  const std::string title = "intern " + std::string(100000, 'x');
  const std::string why =
      Judge("[title]\nreject = ['intern']", "{\"title\":\"" + title + "\"}");
  EXPECT_LT(why.size(), size_t{120});
  EXPECT_TRUE(why.ends_with("\u2026")) << why;
}

TEST(Filter, RulesAreCheckedBeforeUse) {
  const auto error = [](const std::string& rules) {
    return Judge(rules, "{}");
  };
  EXPECT_EQ(error("[titel]\n"),
            "config.toml:1: unknown key 'titel', did you mean 'title'?");
  EXPECT_EQ(error("[title]\nrejct = ['a']\n"),
            "config.toml:2: unknown key 'rejct' in [title], did you mean "
            "'reject'?");
  EXPECT_EQ(error("[title]\nonly = ['-']\n"),
            "config.toml:2: expected words, not '-'");
  EXPECT_EQ(error("[workplace]\nonly = ['office']\n"),
            "config.toml:2: expected some of 'remote', 'hybrid', 'onsite', not "
            "'office'");
  EXPECT_EQ(error("[seniority]\nonly = ['boss']\n").substr(0, 60),
            "config.toml:2: expected some of 'intern', 'entry', 'junior',");
  EXPECT_EQ(error("[family]\nreject = ['seles']\n"),
            "config.toml:2: unknown value 'seles', did you mean 'sales'?");
  EXPECT_EQ(error("[seniority]\nonly = ['Senior']\n"),
            "config.toml:2: unknown value 'Senior', did you mean 'senior'?");
  EXPECT_EQ(error("[domain]\nreject = ['https://a.example/x']\n"),
            "config.toml:2: expected a domain, like 'example.com', not "
            "'https://a.example/x'");
  EXPECT_EQ(error("[domain]\nreject = ['example']\n"),
            "config.toml:2: expected a domain, like 'example.com', not "
            "'example'");
  EXPECT_EQ(error("[pay]\nfloor = 5\n"),
            "config.toml:1: expected a 'currency' of three capitals, like "
            "'EUR'");
  EXPECT_EQ(error("[pay]\nreject = ['unpaid']\n"),
            "config.toml:2: expected some of 'commission_only', not 'unpaid'");
  EXPECT_NE(error("[age]\nunknown = 'maybe'\n"), "");
  EXPECT_EQ(error("[[soft]]\nage.reject = 1\n"),
            "config.toml:1: expected a 'name'");
  EXPECT_EQ(error("[[soft]]\nname = 'a'\n"),
            "config.toml:1: expected a rule to give strikes by, like "
            "'age.reject'");
  EXPECT_EQ(error("[[rule]]\nkey = 'a'\n"),
            "config.toml:1: expected one of 'equals', 'contains', 'above', "
            "'below' and 'present'");
}

}  // namespace
}  // namespace jobutils
