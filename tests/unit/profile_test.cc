#include "profile/profile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "config/table.h"
#include "filter/screen.h"
#include "profile/resume/input.h"
#include "profile/resume/period.h"
#include "profile/resume/pieces.h"
#include "profile/resume/wishes.h"
#include "score/scorer.h"

namespace jobutils {
namespace {

using Texts = std::vector<std::string>;

const Time kNow = *ParseTime("2026-08-20T12:00:00Z");

std::string ErrorOf(const std::string& json) {
  const Result<Profile> profile = ParseProfile(json, "p.json");
  return profile ? "" : profile.error().message;
}

Profile Parsed(const std::string& json) {
  Result<Profile> profile = ParseProfile(json, "p.json");
  if (!profile) ADD_FAILURE() << profile.error().message;
  return profile ? *profile : Profile();
}

Resume Read(const std::string& text) {
  Result<Resume> resume = ParseInput(text, "cv");
  if (!resume) ADD_FAILURE() << resume.error().message;
  return resume ? *resume : Resume();
}

TEST(Profile, ReadsWhatJsonResumeSays) {
  const Profile profile = Parsed(R"({
    "basics": {"name": " Robin Adler ", "location": {"countryCode": "DE"},
               "profiles": [{"network": "GitHub", "username": "ra"}]},
    "work": [{"company": "Tidewater", "position": "Engineer",
              "startDate": "2022-03", "highlights": ["a", "", "b"]}],
    "education": [{"institution": "TU", "gpa": 1.3, "endDate": "2016"}],
    "languages": [{"language": "German", "level": "native"}],
    "preferences": {"workplace": ["remote"], "pay": {"min": 90000}},
    "x-mine": {"kept": true}, "skills": null})");
  EXPECT_EQ(profile.name, "Robin Adler");
  EXPECT_EQ(profile.country_code, "DE");
  EXPECT_EQ(profile.links.at(0).username, "ra");
  EXPECT_EQ(profile.work.at(0).name, "Tidewater");
  EXPECT_EQ(profile.work.at(0).highlights, (Texts{"a", "b"}));
  EXPECT_EQ(profile.education.at(0).score, "1.3");
  EXPECT_EQ(profile.languages.at(0).fluency, "native");
  EXPECT_EQ(profile.preferences.pay, 90000);
  EXPECT_TRUE(profile.skills.empty());
}

TEST(Profile, ErrorsNameThePlaceAndWhatWasExpected) {
  EXPECT_EQ(ErrorOf("{\"basics\":\n{\"name\":x}}"),
            "'p.json' is no JSON Resume: line 2: expected a value");
  const std::string no_resume =
      "'p.json' is no JSON Resume: expected an object with 'basics', 'work', "
      "'education', 'skills' or 'projects'";
  EXPECT_EQ(ErrorOf("{}"), no_resume);
  EXPECT_EQ(ErrorOf("[1]"), no_resume);
  EXPECT_EQ(ErrorOf("{\"basics\":null}"), no_resume);
  EXPECT_EQ(ErrorOf("{\"work\":\n\n{}}"),
            "'p.json' line 3: bad 'work', expected an array, not {}");
  EXPECT_EQ(ErrorOf(R"({"work":[{"highlights":["a",[1]]}]})"),
            "'p.json' line 1: bad 'work.0.highlights.1', expected a string, "
            "not [1]");
  EXPECT_EQ(ErrorOf(R"({"work":[{},{"endDate":"present"}]})"),
            "'p.json' line 1: bad 'work.1.endDate', expected a date such as "
            "'2019-04'; no key while it goes on, not \"present\"");
  EXPECT_NE(ErrorOf(R"({"work":[{"startDate":"2019-13"}]})"), "");
  EXPECT_NE(ErrorOf(R"({"work":[{"startDate":"2019-02-30"}]})"), "");
  EXPECT_EQ(ErrorOf(R"({"basics":{},"preferences":{"workplace":["home"]}})"),
            "'p.json' line 1: bad 'preferences.workplace', expected some of "
            "'remote', 'hybrid', 'onsite', not [\"home\"]");
  EXPECT_NE(ErrorOf(R"({"basics":{},"preferences":{"pay":{"min":-1}}})"), "");
  const Result<Profile> missing = ReadProfile("/no/such/profile.json");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().exit, ExitCode::kUsage);
}

TEST(Profile, YearsOfWorkCountNoMonthTwice) {
  const auto years = [](const std::string& work) {
    return YearsOfWork(Parsed("{\"work\":[" + work + "]}"), kNow);
  };
  EXPECT_EQ(years(""), 0);
  EXPECT_EQ(years(R"({"startDate":"2020-01","endDate":"2021-12"})"), 2);
  EXPECT_EQ(years(R"({"startDate":"2015","endDate":"2018"})"), 3);
  EXPECT_EQ(years(R"({"startDate":"2020-01","endDate":"2021-12"},
                     {"startDate":"2021-01","endDate":"2022-12"},
                     {"startDate":"2021-06","endDate":"2021-07"})"),
            3);
  EXPECT_EQ(years(R"({"startDate":"2025-08"})"), 1);
  EXPECT_EQ(years(R"({"startDate":"2030-01"})"), 0);
  EXPECT_EQ(years(R"({"startDate":"2021","endDate":"2020"})"), 0);
  EXPECT_EQ(years(R"({"endDate":"2020"})"), 0);
  EXPECT_EQ(years(R"({"position":"Auszubildende Mechatronikerin",
                      "startDate":"2020","endDate":"2023"})"),
            0);
  EXPECT_EQ(years(R"({"position":"Head of Apprenticeship",
                      "startDate":"2020","endDate":"2023"})"),
            3);
}

TEST(Profile, FactsNameEveryTextWithItsPlace) {
  const std::vector<Fact> facts = FactsOf(Parsed(R"({
    "basics": {"name": "Robin"},
    "work": [{"name": "Tidewater", "endDate": "2020"}],
    "skills": [{"name": "Data", "keywords": ["Kafka"]}],
    "projects": [{"highlights": ["", "1,400 stars"]}]})"));
  const auto fact = [&](const std::string& where) {
    const auto found =
        std::find_if(facts.begin(), facts.end(),
                     [&](const Fact& f) { return f.where == where; });
    return found == facts.end() ? "" : found->text;
  };
  EXPECT_EQ(facts.size(), 6u);
  EXPECT_EQ(fact("basics.name"), "Robin");
  EXPECT_EQ(fact("work.0.name"), "Tidewater");
  EXPECT_EQ(fact("work.0.endDate"), "2020");
  EXPECT_EQ(fact("skills.0.keywords.0"), "Kafka");
  EXPECT_EQ(fact("projects.0.highlights.0"), "1,400 stars");
}

TEST(Profile, SkillsAreCanonicalAndKnowWhereTheyWereUsed) {
  const Profile profile = Parsed(R"({
    "work": [{"name": "Tidewater", "summary": "Runs it all on k8s, in Go."}],
    "skills": [{"name": "x", "keywords": ["Postgres", "Kubernetes", "Go"]}]})");
  std::string all;
  for (const KnownSkill& skill : SkillsOf(profile)) {
    all += skill.name + "@" + skill.used_at + " ";
  }
  EXPECT_NE(all.find("Kubernetes@Tidewater "), all.npos) << all;
  EXPECT_NE(all.find("PostgreSQL@ "), all.npos) << all;
  EXPECT_NE(all.find("Go@Tidewater "), all.npos) << all;
}

std::string Dates(const std::string& line) {
  const std::optional<Period> period = FindPeriod(line);
  if (!period) return "none";
  return (period->range ? period->start + ".." : "") + period->last;
}

TEST(Period, IsReadAsPeopleWriteIt) {
  EXPECT_EQ(Dates("Mar 2019 \u2013 present"), "2019-03..");
  EXPECT_EQ(Dates("March 2019 to Sept. 2020"), "2019-03..2020-09");
  EXPECT_EQ(Dates("03/2017 - 12/2018"), "2017-03..2018-12");
  EXPECT_EQ(Dates("03/2017-12/2018"), "2017-03..2018-12");
  EXPECT_EQ(Dates("01.03.2017 bis 31.12.2018"), "2017-03..2018-12");
  EXPECT_EQ(Dates("Okt. 2014 bis heute"), "2014-10..");
  EXPECT_EQ(Dates("seit 04/2019 Pflegefachfrau"), "2019-04..");
  EXPECT_EQ(Dates("2015\u20132018"), "2015..2018");
  EXPECT_EQ(Dates("2015\u201318"), "2015..2018");
  EXPECT_EQ(Dates("2019-04 - 2020-05"), "2019-04..2020-05");
  EXPECT_EQ(Dates("Jan \u2013 Mar 2019"), "2019-01..2019-03");
  EXPECT_EQ(Dates("Engineer (2019 \u2013 )"), "2019..");
  EXPECT_EQ(Dates("CKA, May 2023"), "2023-05");
  EXPECT_EQ(Dates("2023"), "2023");
  EXPECT_EQ(Dates("+49 30 5550123"), "none");
  EXPECT_EQ(Dates("teams of 4 - 12"), "none");
  EXPECT_EQ(Dates(""), "none");
}

TEST(Pieces, AreCutWherePeopleCut) {
  EXPECT_EQ(Pieces("Engineer, Acme, Inc. | Berlin"),
            (Texts{"Engineer", "Acme, Inc.", "Berlin"}));
  EXPECT_EQ(Pieces("Engineer at Kessel \u2014 Hamburg"),
            (Texts{"Engineer", "Kessel", "Hamburg"}));
  EXPECT_EQ(Pieces("Front-end engineer (Vue, React)"),
            (Texts{"Front-end engineer (Vue, React)"}));
  EXPECT_EQ(Pieces(" \t | "), Texts());
}

TEST(Resume, TellsEmployersFromTitlesInEitherOrder) {
  const Resume resume = Read(
      "Ada Example\nada@example.org\n\nEXPERIENCE\n\n"
      "Acme GmbH\tMay 2020 - today\nData Engineer\n- one\n  and a half\n"
      "- two\n\nSoftware Engineer, Initech\n2015 - 2020\nSome prose.\n\n"
      "SKILLS\n\nRust, Go\n");
  const std::vector<Profile::Work>& work = resume.profile.work;
  ASSERT_EQ(work.size(), 2u);
  EXPECT_EQ(work[0].name, "Acme GmbH");
  EXPECT_EQ(work[0].position, "Data Engineer");
  EXPECT_EQ(work[0].start, "2020-05");
  EXPECT_EQ(work[0].end, "");
  EXPECT_EQ(work[0].highlights, (Texts{"one and a half", "two"}));
  EXPECT_EQ(work[1].name, "Initech");
  EXPECT_EQ(work[1].position, "Software Engineer");
  EXPECT_EQ(work[1].end, "2020");
  EXPECT_EQ(work[1].summary, "Some prose.");
  EXPECT_EQ(resume.notes, Texts());
}

TEST(Resume, SaysWhatItDidNotUnderstand) {
  const Resume resume = Read(
      "Ada Example\nada@example.org\nStar sign: Leo\n\nEXPERIENCE\n\n"
      "Nothing with a date here.\n\nPATENTS\n\nOne.\n");
  EXPECT_EQ(resume.notes,
            (Texts{"line 3: not understood: 'Star sign: Leo'",
                   "line 7: not understood: 'Nothing with a date here.'",
                   "line 9: no section is known for 'PATENTS'",
                   "no work found: expected a heading such as 'Experience' or "
                   "'Berufserfahrung'",
                   "no skills found: expected a heading such as 'Skills' or "
                   "'Kenntnisse'"}));
}

TEST(Resume, OfAnyTextComesBackAsAProfile) {
  std::string bullets;
  std::string bars = "2019 - 2020\n";
  std::string links;
  for (int i = 0; i < 5000; ++i) {
    bullets += "- x 2019 \u2013 2020\n";
    bars += "|\n";
    links += "https://a.example/" + std::to_string(i) + " @ ";
  }
  for (const std::string& text :
       {"EXPERIENCE\n\n" + bullets, "EXPERIENCE\n\n" + bars, links,
        std::string(300000, '['), std::string(300000, '('),
        std::string(300000, '-'), std::string(100000, '2') + " - 2019",
        std::string("a\xff\xfe b\n\xe4\n"), std::string("\f\f\v"),
        "SKILLS\n" + std::string(200000, ',')}) {
    const Resume resume = Read(text + "\nend");
    const Result<Profile> again = ParseProfile(JsonOf(resume), "again");
    // A text that nothing was found in is no JSON Resume.
    if (JsonOf(resume).find("\"basics\"") != std::string::npos) {
      EXPECT_TRUE(again) << again.error().message;
    }
  }
}

TEST(Resume, JsonResumeKeepsItsBytes) {
  const std::string json = "{\"basics\":{\"name\":\"A\"},\n \"mine\":1.50}";
  Resume resume = Read("\xEF\xBB\xBF" + json + "\n\n");
  EXPECT_EQ(JsonOf(resume), json + "\n");
  EXPECT_EQ(resume.notes,
            (Texts{"kept, not used: 'mine' is no key of JSON Resume"}));
  AddTo(ParseWishes("remote"), resume);
  EXPECT_EQ(JsonOf(resume),
            "{\"basics\":{\"name\":\"A\"},\n \"mine\":1.50,"
            "\"preferences\":{\"workplace\":[\"remote\"]}}\n");
}

TEST(Resume, WhatIsNoResumeIsAUsageError) {
  for (const std::string& bytes :
       {std::string(), std::string(" \n"), std::string("PK\3\4\0\0", 6),
        std::string("%PDF-1.4\nbroken"), std::string("{\"a\":1}")}) {
    const Result<Resume> resume = ParseInput(bytes, "cv");
    ASSERT_FALSE(resume) << bytes;
    EXPECT_EQ(resume.error().exit, ExitCode::kUsage);
    EXPECT_NE(resume.error().message.find("'cv'"), std::string::npos);
    EXPECT_NE(resume.error().message.find("expected"), std::string::npos);
  }
}

// "+skill:Rust !workplace:remote -company:Acme".
std::string Shown(const Wishes& wishes) {
  constexpr const char* kKinds[] = {"skill",      "word",  "title",
                                    "family",     "level", "workplace",
                                    "employment", "place", "company"};
  std::string shown;
  for (const Wish& wish : wishes.all) {
    if (!shown.empty()) shown += ' ';
    shown += "+!-"[wish.strength];
    shown += kKinds[wish.kind];
    (shown += ':') += wish.value;
  }
  return shown;
}

TEST(Wishes, AreToldFromFreeText) {
  Wishes wishes = ParseWishes("remote in Europe, Rust, 90k+");
  EXPECT_EQ(Shown(wishes), "+workplace:remote +place:Europe +skill:Rust");
  EXPECT_EQ(wishes.pay, 90000);
  EXPECT_EQ(wishes.period, "year");
  EXPECT_EQ(wishes.currency, "");
  EXPECT_FALSE(wishes.pay_is_floor);
  Settle(wishes, Profile());
  EXPECT_EQ(wishes.currency, "EUR");
  EXPECT_EQ(wishes.notes,
            (Texts{"no currency named with 90000: taken as EUR"}));

  EXPECT_EQ(Shown(ParseWishes("only hybrid in Berlin; no PHP, never at Acme "
                              "Corp but Go")),
            "!workplace:hybrid !place:Berlin -skill:PHP -company:Acme Corp "
            "+skill:Go");
  EXPECT_EQ(Shown(ParseWishes("nur Vollzeit, kein Vertrieb, keine "
                              "Zeitarbeit")),
            "!employment:full_time -family:sales -employment:temporary");
  EXPECT_EQ(Shown(ParseWishes("senior backend engineer")),
            "+title:backend engineer +level:senior");
  EXPECT_EQ(ParseWishes("climate").notes, (Texts{"taken as words: 'climate'"}));
  EXPECT_TRUE(ParseWishes("").all.empty());
  EXPECT_TRUE(ParseWishes(", ;\n but .").all.empty());
}

TEST(Input, APdfMayNotTakeAllMemory) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "its shadow takes more than the bound, so there is none";
#endif
  std::string page;
  for (int i = 0; i < 3000000; ++i) page += "q ";
  const std::string pdf =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>"
      "endobj\n4 0 obj<</Length " +
      std::to_string(page.size()) + ">>stream\n" + page +
      "\nendstream endobj\ntrailer<</Root 1 0 R>>\n";
  const Result<Resume> resume = ParseInput(pdf, "q.pdf");
  ASSERT_FALSE(resume);
  EXPECT_EQ(resume.error().message,
            "cannot read 'q.pdf': the PDF is broken, or takes more than 1 GiB "
            "of memory or a minute to read");
}

TEST(Input, IsNoLongerThanAProfile) {
  const std::string json =
      R"({"basics":{"summary":")" + std::string(5 << 20, 'x') + "\"}}";
  EXPECT_EQ(ParseInput(json, "x.json").error().message,
            "'x.json' is over 4 MiB, expected a r\u00e9sum\u00e9 as JSON "
            "Resume, text, Markdown or PDF");
}

TEST(Input, OfTwoColumnsIsNoResume) {
  const std::string text =
      "Ana Example\n\nContact          Experience\n"
      "ana@a.example    Engineer, Tidewerk\n\nSkills           Education\n"
      "Rust             BSc, 2012 - 2015\n";
  EXPECT_EQ(ParseInput(text, "cv").error().message,
            "'cv' looks like two columns, whose lines are mixed, expected a "
            "r\u00e9sum\u00e9 of one column");
  EXPECT_TRUE(
      ParseInput("Ana\n\nExperience       2012 - 2015\n"
                 "Engineer         Education\n",
                 "cv"));
}

TEST(Resume, ALevelIsOfTheNameOfACertificate) {
  const Resume resume = Read(
      "Ana\n\n## Certificates\n\n- Cloud Architect \u2013 Associate, Acme, "
      "2020\n- Scrum Master, Acme\n");
  ASSERT_EQ(resume.profile.certificates.size(), 2u);
  EXPECT_EQ(resume.profile.certificates[0].name,
            "Cloud Architect \u2013 Associate");
  EXPECT_EQ(resume.profile.certificates[0].issuer, "Acme");
  EXPECT_EQ(resume.profile.certificates[1].issuer, "Acme");
}

TEST(Wishes, InDoubtAreLeftOutAndSaidSo) {
  for (const std::string text :
       {"not only remote", "remote is not required", "anything but PHP",
        "nothing but remote", "no US, except New York", "max 3 days office",
        "no more than 2 days on site", "don't mind the office",
        "remote not Germany", "Rust instead of PHP", "only remote if in US",
        "nicht nur Vollzeit", "kein Problem mit B\u00fcro", "max 80k EUR",
        "under 80k EUR", "not 80k EUR", "nichts au\u00dfer Rust"}) {
    const Wishes wishes = ParseWishes(text);
    EXPECT_EQ(Shown(wishes), "") << text;
    EXPECT_FALSE(wishes.pay) << text;
    EXPECT_EQ(wishes.notes, (Texts{"not understood, left out: '" + text + "'"}))
        << text;
  }
  const auto shown = [](const std::string& text) {
    return Shown(ParseWishes(text));
  };
  EXPECT_EQ(shown("I don't want PHP"), "-skill:PHP");
  EXPECT_EQ(shown("remote and no PHP"), "+workplace:remote -skill:PHP");
  EXPECT_EQ(shown("remote but not Germany"),
            "+workplace:remote -place:Germany");
  EXPECT_EQ(shown("strictly no PHP"), "-skill:PHP");
  EXPECT_EQ(shown("no US, New York"), "+place:New York");
}

TEST(Wishes, PayIsReadWithItsCurrencyAndPeriod) {
  const auto pay = [](const std::string& text) {
    const Wishes wishes = ParseWishes(text);
    if (!wishes.pay) return std::string("none");
    return std::to_string(static_cast<int>(*wishes.pay)) + wishes.currency +
           "/" + wishes.period + (wishes.pay_is_floor ? "!" : "");
  };
  EXPECT_EQ(pay("at least 85.000 EUR"), "85000EUR/year!");
  EXPECT_EQ(pay("$120k"), "120000USD/year");
  EXPECT_EQ(pay("60 \u20ac/hour"), "60EUR/hour");
  EXPECT_EQ(pay("mindestens 70k"), "70000/year!");
  EXPECT_EQ(pay("not less than 80k EUR"), "80000EUR/year!");
  EXPECT_EQ(pay("no salary below 60k EUR"), "60000EUR/year!");
  EXPECT_EQ(pay("nicht unter 70k EUR"), "70000EUR/year!");
  EXPECT_EQ(pay("22 Euro die Stunde"), "22EUR/hour");
  EXPECT_EQ(pay("22 Euro in der Stunde"), "22EUR/hour");
  EXPECT_EQ(pay("25 dollars the hour"), "25USD/hour");
  EXPECT_EQ(pay("4500 EUR im Monat"), "4500EUR/month");
  EXPECT_EQ(pay("4500 EUR"), "none");
  EXPECT_EQ(ParseWishes("4500 EUR").notes,
            (Texts{"no period such as 'an hour' with 4500, too little for a "
                   "year: left out"}));
  EXPECT_EQ(pay("teams of 12"), "none");
  EXPECT_EQ(pay("python 3"), "none");
}

TEST(Wishes, KeepWhatAWordIsPartOf) {
  const auto shown = [](const std::string& text) {
    return Shown(ParseWishes(text));
  };
  EXPECT_EQ(shown("permanent contract"), "+word:permanent");
  EXPECT_EQ(shown("fixed-term contract"), "+employment:temporary");
  EXPECT_EQ(shown("no on-call"), "-word:on-call");
  EXPECT_EQ(shown("part-time, 32 hours a week"), "+employment:part_time");
  EXPECT_EQ(ParseWishes("32h/week").notes,
            (Texts{"no rule tells hours, left out: '32h'"}));
  EXPECT_EQ(shown("no Python 2. Remote"), "-skill:Python +workplace:remote");
}

TEST(Wishes, TellNoticeAndStart) {
  const auto told = [](const std::string& text) {
    const Wishes wishes = ParseWishes(text);
    return Shown(wishes) + "|" + wishes.start + "|" + wishes.notice;
  };
  EXPECT_EQ(told("start 1 October 2026, notice period: 2 months"),
            "|2026-10-01|2 months");
  EXPECT_EQ(told("ab 1. Oktober 2026, K\u00fcndigungsfrist drei Monate"),
            "|2026-10-01|drei Monate");
  EXPECT_EQ(told("remote from May 2027"), "+workplace:remote|2027-05|");
  EXPECT_EQ(told("not from May 2027"), "||");
  EXPECT_EQ(told("from 60.000 EUR"), "||");

  Resume resume = Read(R"({"basics":{"name":"A"}})");
  Wishes wishes = ParseWishes("from May 2027, 2 months notice, no sales, Rust");
  AddTo(wishes, resume);
  EXPECT_EQ(JsonOf(resume),
            "{\"basics\":{\"name\":\"A\"},\"preferences\":{\"start\":"
            "\"2027-05\",\"notice\":\"2 months\"}}\n");
  Wishes ruled = wishes;
  NoteLeftOut(false, wishes);
  EXPECT_EQ(wishes.notes,
            (Texts{"left out of the profile, '--rules' makes a rule of it: no "
                   "'sales'",
                   "left out of the profile, '--rules' makes a rule of it: "
                   "'Rust'"}));
  NoteLeftOut(true, ruled);
  EXPECT_EQ(ruled.notes, (Texts{"no rule tells it, left out: start '2027-05'",
                                "no rule tells it, left out: notice "
                                "'2 months'"}));
}

TEST(Wishes, RulesHaveAllSkillsOfAProfile) {
  const Profile profile = Parsed(R"({
    "work": [{"name": "T", "summary": "Ran Ansible."}],
    "languages": [{"language": "German"}],
    "skills": [{"name": "Infra", "keywords":
                ["Terraform", "Postgres", "E-Hand", "Teamwork"]}]})");
  const std::string toml = RulesToml(WishesOf(profile));
  EXPECT_NE(toml.find(R"(wanted = ["Ansible", "Terraform", "Postgres", )"
                      R"("PostgreSQL", "E-Hand"])"),
            std::string::npos)
      << toml;
}

TEST(Wishes, RulesLookForASkillAsItWasWritten) {
  const auto rules = [](const std::string& text) {
    const std::string toml = RulesToml(ParseWishes(text));
    return toml.substr(std::min(toml.size(), toml.find("\n\n") + 2));
  };
  EXPECT_EQ(rules("Kafka, Postgres"),
            "[score.words]\nwanted = [\"Kafka\", \"Postgres\", "
            "\"PostgreSQL\"]\n");
  EXPECT_EQ(rules("WIG, no php"),
            "[score.words]\nwanted = [\"WIG\", \"TIG Welding\"]\n"
            "unwanted = [\"PHP\"]\n");
  EXPECT_EQ(rules("must have Postgres"),
            "[[score.words.group]]\nname = \"PostgreSQL\"\nwords = "
            "[\"Postgres\", \"PostgreSQL\"]\nrequired = true\n");
  EXPECT_EQ(rules("hybrid"), "[score.workplace]\nhybrid = 8\nonsite = -8\n");
  EXPECT_EQ(rules("remote, no onsite"),
            "[score.workplace]\nremote = 8\nhybrid = -8\nonsite = -8\n\n"
            "[filter.workplace]\nreject = [\"onsite\"]\n");
}

TEST(Wishes, RulesAreOnesThatScoreAndFilterRead) {
  const Profile profile = Parsed(R"({
    "basics": {"label": "Backend Engineer", "location": {"city": "Berlin"}},
    "work": [{"name": "T", "summary": "Rust and \"Kafka\"."}]})");
  for (const std::string text :
       {"remote in Europe, Rust, 90k+",
        "only remote, must pay 80k GBP, senior engineer, no PHP, not at "
        "\"Acme\\\" Corp, no interns, only Germany, Teilzeit, no sales, "
        "C++ required, must have Postgres",
        ""}) {
    Wishes wishes = ParseWishes(text);
    Settle(wishes, profile);
    Merge(WishesOf(profile), wishes);
    const std::string toml = RulesToml(wishes);
    Result<Table> table = Table::Parse(toml, "rules");
    ASSERT_TRUE(table) << table.error().message << toml;
    Table score = table->Sub("score");
    Table filter = table->Sub("filter");
    EXPECT_FALSE(Scorer(score, {50}, {kNow}).empty());
    const Screen screen(filter, 3, Knowledge());
    const Status known = table->Finish();
    EXPECT_TRUE(known) << known.error().message << toml;
  }
}

}  // namespace
}  // namespace jobutils
