#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>

#include "extract/extractor.h"
#include "extract/outline.h"
#include "record/json.h"
#include "text/pay_in_text.h"
#include "text/sentence.h"

namespace jobutils {
namespace {

constexpr Time kNow = 1787227200;  // 2026-08-20T12:00:00Z

// A listing with its `extract`.
class Extracted {
 public:
  Extracted(std::string_view title, std::string_view text,
            std::string_view more = "") {
    line_ = "{\"kind\":\"listing\",\"title\":" + JsonString(title) +
            ",\"description\":" + JsonString(text) + std::string(more) + "}";
    EXPECT_TRUE(record_.Parse(line_)) << record_.why();
    Extractor(kNow).Apply(record_);
  }

  std::string Get(std::string_view pointer) const {
    const Json value = record_.Get("extract").Pointer(pointer);
    return value.AsString().value_or(std::string(value.raw()));
  }

  // The text that a field was read from.
  std::string Quote(std::string_view field) const {
    const Json json = record_.Get("extract")[field];
    const std::string text = record_.Text(json["in"].AsString().value_or(""));
    const auto begin = json["at"].At(0).AsInteger().value_or(0);
    const auto end = json["at"].At(1).AsInteger().value_or(0);
    return text.substr(static_cast<size_t>(begin),
                       static_cast<size_t>(end - begin));
  }

  std::string Need(std::string_view skill) const {
    for (const Json item : record_.Get("extract")["skills"].Items()) {
      if (item["name"].AsString() == skill) {
        return item["need"].AsString().value_or("?");
      }
    }
    return "";
  }

 private:
  std::string line_;
  Record record_;
};

// "min-max currency period" of the pay in a text; "" without.
std::string PayIn(std::string_view text) {
  const std::optional<PayInText> found = FindPay(text);
  if (!found) return "";
  const Pay& pay = found->pay;
  return (pay.min ? JsonNumber(*pay.min) : "") + "-" +
         (pay.max ? JsonNumber(*pay.max) : "") + " " + pay.currency + " " +
         pay.period;
}

TEST(FindPay, InSentencesAndLines) {
  EXPECT_EQ(PayIn("The salary range for this role is $120,000 to $150,000."),
            "120000-150000 USD year");
  EXPECT_EQ(PayIn("The annual base pay is between CA$90K and CA$110K."),
            "90000-110000 CAD year");
  EXPECT_EQ(PayIn("Pay: $18.50 - $24.00 per hour"), "18.5-24 USD hour");
  EXPECT_EQ(PayIn("- $30 / hour"), "30-30 USD hour");
  EXPECT_EQ(PayIn("The hourly rate is $45 - $60."), "45-60 USD hour");
  EXPECT_EQ(PayIn("Jahresgehalt zwischen 60.000 und 75.000 Euro brutto."),
            "60000-75000 EUR year");
  EXPECT_EQ(PayIn("Compensation\n\n$170K \u2013 $210K \u2022 Offers Equity"),
            "170000-210000 USD year");
  EXPECT_EQ(PayIn("$150K-$200K On-Target Earnings"), "150000-200000 USD year");
  EXPECT_EQ(PayIn("Salary: $170-195,000"), "170000-195000 USD year");
  EXPECT_EQ(PayIn("Salary: up to \u00A355,000 per annum"), "-55000 GBP year");
}

TEST(FindPay, NoOtherMoney) {
  for (const char* text : {
           "We raised $42M in Series B funding.",
           "Close deals of $50k-$100k ACV and a quota of $1.2M annually.",
           "Manage budgets of $100,000 - $500,000.",
           "You look after assets worth $200,000 - $300,000 per year.",
           "- $500/month towards your health insurance",
           "- Learning budget of $1,500 per year",
           "401k match and a $5,000 sign-on bonus",
           "Our learners drove $2bn in ROI.",
           "Over 10,000 - 20,000 users a month",
           "Founded in 2019 - 2020, 24/7 support, 100% remote",
           "We pay you 1.000 \u20AC Pr\u00E4mie on top of your Gehalt.",
           "Compensation claims up to $250,000.",
           "Salary: Not $150,000.",
           "Pay: 100 EUR - 200 USD",
           "Pay: 50 - 60 EUR 000",
           "Salary: 60,000-70 \u20AC",
           "Salary: \u00A360,000-\u00A37,000",
       }) {
    EXPECT_EQ(PayIn(text), "") << text;
  }
}

TEST(FindPay, TheBestOfSeveral) {
  EXPECT_EQ(PayIn("We raised $91 million. The salary is $100,000-$120,000 a "
                  "year and a bonus of up to $20,000."),
            "100000-120000 USD year");
  EXPECT_EQ(PayIn("The salary is not $50,000 but $150,000."),
            "150000-150000 USD year");
}

TEST(FindPay, TheBaseBesideWhatIsOnTarget) {
  EXPECT_EQ(PayIn("OTE: $200,000 (base salary $100,000)"),
            "100000-100000 USD year");
  EXPECT_EQ(PayIn("On-target earnings of $200,000, base $90,000."),
            "90000-90000 USD year");
  EXPECT_EQ(PayIn("Zielgehalt 90.000 \u20AC, Fixum 50.000 \u20AC"),
            "50000-50000 EUR year");
  EXPECT_EQ(PayIn("Total compensation: $200,000 - $300,000, base salary: "
                  "$120,000 - $150,000"),
            "120000-150000 USD year");
  EXPECT_EQ(PayIn("Base: $60K | OTE: $120K"), "60000-60000 USD year");
  EXPECT_EQ(PayIn("OTE $200k"), "200000-200000 USD year");
}

TEST(FindPay, OddHands) {
  EXPECT_EQ(PayIn("Pay: $100, 000 - $120, 000"), "100000-120000 USD year");
  EXPECT_EQ(PayIn("Pay: up to $50 000/$60 000"), "50000-60000 USD year");
  EXPECT_EQ(PayIn("Pay: $95,000/$110,000/$130,000 by level"),
            "95000-130000 USD year");
  EXPECT_EQ(PayIn("Pay: $50,000 / $60,000"), "50000-60000 USD year");
  EXPECT_EQ(PayIn("Pay: min. $50,000, max. $60,000"), "50000-60000 USD year");
  EXPECT_EQ(PayIn("Pay: $2,000 semi-monthly"), "2000-2000 USD ");
  EXPECT_EQ(PayIn("Semi-monthly pay: $2,000"), "2000-2000 USD ");
  EXPECT_EQ(PayIn("Pay: $2,000 bi-weekly"), "2000-2000 USD ");
}

TEST(FindPay, OfOtherLanguages) {
  EXPECT_EQ(PayIn("Gehalt: 55-65 TEUR"), "55000-65000 EUR year");
  EXPECT_EQ(PayIn("Gehalt: 42 - 48 T\u20AC"), "42000-48000 EUR year");
  EXPECT_EQ(PayIn("Salaire: 35-45 K\u20AC brut annuel"),
            "35000-45000 EUR year");
  EXPECT_EQ(PayIn("RAL: 35.000 - 40.000 \u20AC"), "35000-40000 EUR year");
  EXPECT_EQ(PayIn("Sal\u00E1rio: R$ 5.000 - R$ 7.000 por m\u00EAs"),
            "5000-7000 BRL month");
  EXPECT_EQ(PayIn("Rate: \u00A3450pd"), "450-450 GBP day");
  EXPECT_EQ(PayIn("Bruttojahresgehalt: 42.000-48.000"), "42000-48000  year");
}

TEST(FindPay, SaysWhere) {
  const std::string text =
      "Hello \u00B7 pay \u20AC50\u202F000\u00A0\u2013 "
      "\u20AC60\u202F000 per year, always.";
  const auto found = FindPay(text);
  ASSERT_TRUE(found);
  EXPECT_EQ(text.substr(found->begin, found->end - found->begin),
            "\u20AC50\u202F000\u00A0\u2013 \u20AC60\u202F000 per year");
}

TEST(Sentence, Ends) {
  const std::string text = "One. Two costs approx. 40 $! Three\nFour";
  EXPECT_EQ(SentenceAt(text, 8).In(text), " Two costs approx. 40 $!");
  EXPECT_EQ(SentenceAt(text, 36).In(text), "Four");
  const std::string pay = "Min. $50, max. $60. Or be an admin. $1 is no pay.";
  EXPECT_EQ(SentenceAt(pay, 7).In(pay), "Min. $50, max. $60.");
  EXPECT_EQ(SentenceAt(pay, 22).In(pay), " Or be an admin.");
  EXPECT_EQ(LineAt(text, 30).end, text.find('\n'));
  const std::string endless(10000, 'x');
  EXPECT_EQ(SentenceAt(endless, 5000).end, 5000 + kSentenceReach);
}

TEST(Outline, PartsByHeadingsAndLabels) {
  const std::string text =
      "About us\nWe use Go.\n\nWhat you'll need\n- Python\n\nNice to have:\n"
      "- Rust\n\nBenefits\n- Pay\n";
  Signals finder;
  std::vector<SignalHit> signals;
  const Words words(text);
  finder.Find(words, signals);
  Outline outline;
  outline.Read(text, signals);
  EXPECT_EQ(outline.At(text.find("We use")), Part::kCompany);
  EXPECT_EQ(outline.At(text.find("Python")), Part::kMust);
  EXPECT_EQ(outline.At(text.find("Rust")), Part::kNice);
  EXPECT_EQ(outline.At(text.find("- Pay")), Part::kBenefits);
}

TEST(Extract, SkillsByHeading) {
  const Extracted listing("Engineer",
                          "About us\nOur office uses Java.\n\nYou have\n"
                          "- Python, SQL and Docker\n\nBonus points\n- Rust\n");
  EXPECT_EQ(listing.Need("Python"), "must");
  EXPECT_EQ(listing.Need("Rust"), "nice");
  EXPECT_EQ(listing.Need("Java"), "");
}

TEST(Extract, SkillsBySentence) {
  const Extracted listing(
      "Engineer",
      "You know Python; Kubernetes is a plus. Must have PostgreSQL, Redis "
      "preferred. Terraform, Docker or Ansible are desirable.");
  EXPECT_EQ(listing.Need("Python"), "must");
  EXPECT_EQ(listing.Need("Kubernetes"), "nice");
  EXPECT_EQ(listing.Need("PostgreSQL"), "must");
  EXPECT_EQ(listing.Need("Redis"), "nice");
  EXPECT_EQ(listing.Need("Terraform"), "nice");
  EXPECT_EQ(listing.Need("Ansible"), "nice");
}

TEST(Extract, WhatIsHopedForIsAskedFor) {
  const Extracted listing("Engineer",
                          "What you'll do\n- Own encodings and statistics\n\n"
                          "What we hope for\n- PostgreSQL");
  EXPECT_EQ(listing.Need("Statistics"), "nice");
  EXPECT_EQ(listing.Need("PostgreSQL"), "must");
}

TEST(Extract, SkillsToldAreNiceBesideThoseAskedFor) {
  const Extracted listing("Engineer",
                          "What you'll do\n- Own encodings and statistics\n"
                          "- Kubernetes is required\n\nRequirements\n"
                          "- PostgreSQL past the ORM; Kafka or NATS is useful");
  EXPECT_EQ(listing.Need("Statistics"), "nice");
  EXPECT_EQ(listing.Need("Kubernetes"), "must");
  EXPECT_EQ(listing.Need("PostgreSQL"), "must");
  EXPECT_EQ(listing.Need("Apache Kafka"), "nice");
  EXPECT_EQ(listing.Need("NATS"), "nice");
  EXPECT_EQ(Extracted("Engineer", "You will do statistics.").Need("Statistics"),
            "must");
}

TEST(Extract, WhoAuditsWithASpreadsheetNeedNotBeYou) {
  EXPECT_EQ(Extracted("Engineer",
                      "Requirements\n- Own a ledger that a person with a "
                      "spreadsheet can audit")
                .Need("Spreadsheets"),
            "");
  EXPECT_EQ(
      Extracted("Clerk", "Requirements\n- Spreadsheets").Need("Spreadsheets"),
      "must");
}

TEST(Extract, SkillsThatAreNeedless) {
  for (const char* text : {
           "We do not need a degree, a GitHub profile or Java experience.",
           "You do not need Java or GitHub.",
           "No Java knowledge needed. GitHub is not required.",
           "Du brauchst keine Java-Kenntnisse.",
           "Java-Kenntnisse sind nicht erforderlich.",
           "A small tool of our own, which replaced Java.",
       }) {
    const Extracted listing("Engineer", text);
    EXPECT_EQ(listing.Need("Java"), "") << text;
    EXPECT_EQ(listing.Need("GitHub"), "") << text;
    EXPECT_EQ(listing.Get("/degree/level"), "") << text;
  }
  const auto java = [](std::string_view text) {
    return Extracted("Engineer", text).Need("Java");
  };
  EXPECT_EQ(java("Java is not required, but a plus."), "nice");
  EXPECT_EQ(java("Nice to have\n- Java (not required)"), "nice");
  EXPECT_EQ(java("No frills. Java is needed."), "must");
  EXPECT_EQ(java("You need no degree but Java is required."), "must");
}

TEST(Extract, SkillsOfTheCompany) {
  const auto need = [](std::string_view text, std::string_view skill) {
    return Extracted("Engineer", text, ",\"company\":{\"name\":\"Tidewerk\"}")
        .Need(skill);
  };
  EXPECT_EQ(need("Tidewerk steers batteries and heat pumps.", "Heat Pumps"),
            "");
  EXPECT_EQ(need("We build heat pumps. You know Python.", "Heat Pumps"), "");
  EXPECT_EQ(need("We build heat pumps. You know Python.", "Python"), "must");
  EXPECT_EQ(need("Tidewerk is looking for a Python developer.", "Python"),
            "must");
  EXPECT_EQ(need("We build in Python.", "Python"), "must");
  EXPECT_EQ(need("Tidewerker install heat pumps.", "Heat Pumps"), "must");
}

TEST(Extract, SkillsInGerman) {
  const Extracted listing("Entwickler",
                          "Dein Profil\n- Kenntnisse in Python und SQL\n- "
                          "Docker von Vorteil\n\nWir bieten\n- Kaffee\n");
  EXPECT_EQ(listing.Need("Python"), "must");
  EXPECT_EQ(listing.Need("Docker"), "nice");
}

TEST(Extract, Seniority) {
  EXPECT_EQ(Extracted("Senior Engineer", "").Get("/seniority/level"), "senior");
  EXPECT_EQ(Extracted("Engineer", "").Get("/seniority/level"), "");
  EXPECT_EQ(Extracted("Senior Engineering Manager", "").Get("/seniority/level"),
            "manager");
  for (const char* title :
       {"Assistant to the CEO", "Lead-free Soldering Technician",
        "Lead Paint Inspector", "Clerk reporting to Engineering Manager"}) {
    EXPECT_EQ(Extracted(title, "").Get("/seniority/level"), "") << title;
  }
  EXPECT_EQ(Extracted("Engineer", "We are looking for a senior engineer.")
                .Get("/seniority/level"),
            "senior");
  EXPECT_EQ(Extracted("Engineer", "You will mentor junior engineers.")
                .Get("/seniority/level"),
            "");
}

TEST(Extract, LeadAndManagement) {
  const Extracted manager("Engineering Manager", "");
  EXPECT_EQ(manager.Quote("management"), "Engineering Manager");
  const Extracted text("Engineer", "You manage a team of five.");
  EXPECT_EQ(text.Quote("management"), "manage a team");
  EXPECT_EQ(Extracted("Product Manager", "").Get("/management"), "");
}

TEST(Extract, Workplace) {
  const auto value = [](std::string_view title, std::string_view text) {
    return Extracted(title, text).Get("/workplace/value");
  };
  EXPECT_EQ(value("Engineer (Remote)", ""), "remote");
  EXPECT_EQ(value("Engineer", "We are a fully remote company."), "remote");
  EXPECT_EQ(value("Engineer", "This is not a remote role."), "onsite");
  EXPECT_EQ(value("Engineer", "We offer no fully remote work."), "onsite");
  EXPECT_EQ(value("Engineer", "Three days a week in our Berlin office."),
            "hybrid");
  EXPECT_EQ(value("Engineer", "In our office 5 days per week."), "onsite");
  EXPECT_EQ(value("Engineer", "Hybrides Arbeiten mit zwei Tagen im B\u00FCro."),
            "hybrid");
  EXPECT_EQ(value("Engineer", "Remote work is not possible."), "onsite");
  EXPECT_EQ(value("Engineer", "Homeoffice ist leider nicht m\u00F6glich."), "");
  EXPECT_EQ(value("Engineer", "Remote work is not a problem."), "remote");
  EXPECT_EQ(value("Engineer",
                  "You run hybrid cloud systems with remote teams "
                  "and an on-site gym."),
            "");
}

TEST(Extract, Employment) {
  const auto value = [](std::string_view title, std::string_view text) {
    return Extracted(title, text).Get("/employment/value");
  };
  EXPECT_EQ(value("Engineer", "This is a full-time role."), "full_time");
  EXPECT_EQ(value("Engineering Intern", ""), "internship");
  EXPECT_EQ(value("Engineer", "A six-month contract role."), "contract");
  EXPECT_EQ(value("Verk\u00E4ufer in Teilzeit", ""), "part_time");
  EXPECT_EQ(value("Engineer",
                  "You lead contract negotiations with temporary "
                  "workers and internships."),
            "");
}

TEST(Extract, Experience) {
  const auto years = [](std::string_view text) {
    const Extracted listing("Engineer", text);
    return listing.Get("/experience/min") + ":" +
           listing.Get("/experience/max");
  };
  EXPECT_EQ(years("You have 5+ years of experience."), "5:");
  EXPECT_EQ(years("3-7 years of experience"), "3:7");
  EXPECT_EQ(years("3 to 5 years' experience"), "3:5");
  EXPECT_EQ(years("Mindestens drei Jahre Berufserfahrung"), "3:");
  EXPECT_EQ(years("five (5) years of experience"), "5:");
  EXPECT_EQ(years("Requirements\n- 2 years of Go\n- 6 years of Java"), "6:");
  EXPECT_EQ(years("We have 10 years of experience in business."), ":");
  EXPECT_EQ(years("The company was founded 20 years ago."), ":");
  EXPECT_EQ(years("Requirements\n- At least 18 years old"), ":");
  EXPECT_EQ(years("You are 18 years or older with 2 years experience"), "2:");
  EXPECT_EQ(years("Requirements\n- 2 years warranty"), ":");
  EXPECT_EQ(years("You don't need 10 years of experience."), ":");
  EXPECT_EQ(years("We have 25 years of experience in banking. You have 3 years "
                  "of experience."),
            "3:");
  EXPECT_EQ(years("Requirements\n- A clean record for the past 3 years"), ":");
}

TEST(Extract, Degree) {
  const auto degree = [](std::string_view text) {
    const Extracted listing("Engineer", text);
    return listing.Get("/degree/level") + ":" + listing.Get("/degree/need");
  };
  EXPECT_EQ(degree("Bachelor's or Master's degree required"), "bachelor:must");
  EXPECT_EQ(degree("PhD preferred"), "doctorate:nice");
  EXPECT_EQ(degree("6 years of experience (or a PhD)"), ":");
  EXPECT_EQ(degree("Our founders met during their PhD"), ":");
}

TEST(Extract, Offers) {
  const auto value = [](std::string_view field, std::string_view text) {
    const std::string path = std::string("/").append(field).append("/value");
    return Extracted("Engineer", text).Get(path);
  };
  EXPECT_EQ(value("visa", "We do not sponsor visas."), "no");
  EXPECT_EQ(value("visa", "We are unable to sponsor work permits."), "no");
  EXPECT_EQ(value("visa", "Visa sponsorship available."), "yes");
  EXPECT_EQ(value("visa", "We sponsor visas."), "yes");
  EXPECT_EQ(value("visa", "Will you require visa sponsorship?"), "");
  EXPECT_EQ(value("visa",
                  "Regardless of immigration status. You report to the "
                  "executive sponsor."),
            "");
  EXPECT_EQ(value("relocation", "Relocation assistance is provided."), "yes");
  EXPECT_EQ(value("relocation", "Relocation is not offered."), "no");
  EXPECT_EQ(value("relocation", "You are willing to relocate."), "");
  EXPECT_EQ(value("equity", "A competitive salary and equity."), "yes");
  EXPECT_EQ(value("equity", "Diversity, equity and inclusion. Private equity."),
            "");
}

TEST(Extract, Dates) {
  const Extracted listing("Engineer",
                          "Start date: 1 October 2026\nApply by 15.09.2026.");
  EXPECT_EQ(listing.Get("/starts/value"), "2026-10-01");
  EXPECT_EQ(listing.Get("/closes/value"), "2026-09-15");
  EXPECT_EQ(listing.Quote("closes"), "15.09.2026");
}

TEST(Extract, StructureWins) {
  const Extracted listing(
      "Engineer", "Fully remote, $100,000 - $120,000 a year.",
      R"(,"workplace":"onsite","salary":{"min":5e4,"currency":"EUR"})");
  EXPECT_EQ(listing.Get("/workplace"),
            R"({"value":"onsite","sure":1,"source":"structured"})");
  EXPECT_EQ(listing.Get("/pay"),
            R"({"min":5e4,"currency":"EUR","sure":1,"source":"structured"})");
  EXPECT_EQ(Extracted("Engineer", "", R"(,"locations":["Remote - US"])")
                .Get("/workplace/source"),
            "structured");
}

TEST(Extract, PlacesAreBytesOfTheUnescapedText) {
  const Extracted listing("Engineer",
                          "\u201CGr\u00FC\u00DFe\u201D\t\\ 5+ years of "
                          "experience");
  EXPECT_EQ(listing.Quote("experience"), "5+ years");
}

TEST(Extract, NothingSaid) {
  const Extracted listing("", "");
  EXPECT_EQ(listing.Get(""), "{}");
}

// Seconds that a text of `size` bytes, `unit` again and again, takes.
double Seconds(std::string_view unit, size_t size) {
  std::string text;
  while (text.size() < size) text += unit;
  const auto begin = std::chrono::steady_clock::now();
  const Extracted listing("Engineer", text);
  const auto end = std::chrono::steady_clock::now();
  return std::chrono::duration<double>(end - begin).count();
}

TEST(Extract, TimeGrowsWithTheLength) {
  for (const char* unit : {"1k-", "$1 ", "Requirements: ", "5 years ", "a",
                           "no visa sponsorship ", "apply by 2026 ", "\n"}) {
    const double few = Seconds(unit, 32 << 10);
    const double many = Seconds(unit, 512 << 10);
    EXPECT_LT(many, 16 * 6 * few + 0.2) << unit;
  }
}

}  // namespace
}  // namespace jobutils
