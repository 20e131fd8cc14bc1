#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "text/currency.h"
#include "text/dates.h"
#include "text/pay.h"

namespace jobutils {
namespace {

Time Now() { return *ParseTime("2026-08-11T12:00:00Z"); }

struct Pair {
  std::string text;
  std::string wanted;
};

void ExpectDates(const std::vector<Pair>& pairs) {
  for (const auto& [text, wanted] : pairs) {
    EXPECT_EQ(ParseDate(text, Now()).value_or("none"), wanted) << text;
  }
}

TEST(ParseDate, Absolute) {
  ExpectDates({
      {"2026-08-11", "2026-08-11"},
      {"2026-08-11T20:45:29Z", "2026-08-11T20:45:29Z"},
      {"2026-08-11T20:45:29.987654Z", "2026-08-11T20:45:29Z"},
      {"2026-08-11T20:45:29.000+0000", "2026-08-11T20:45:29Z"},
      {"2026-08-11T20:45:29-04:00", "2026-08-12T00:45:29Z"},
      {"2026-01-01T00:30:00+05:30", "2025-12-31T19:00:00Z"},
      {"2026-08-11T20:45:29", "2026-08-11T20:45:29Z"},
      {"2026-08-11T20:45", "2026-08-11T20:45:00Z"},
      {" 2026-08-11 20:45:29\u00A0UTC ", "2026-08-11T20:45:29Z"},
      {"2026-08-11 20:45:29 +0200", "2026-08-11T18:45:29Z"},
      {"2026/08/11", "2026-08-11"},
      {"Tue, 11 Aug 2026 20:45:29 GMT", "2026-08-11T20:45:29Z"},
      {"Tue, 11 Aug 2026 20:45:29 -0400", "2026-08-12T00:45:29Z"},
      {"11 Aug 2026 20:45:29 EST", "2026-08-12T01:45:29Z"},
      {"8/1/2026", "2026-08-01"},
      {"08/11/2026 3:05 PM", "2026-08-11T15:05:00Z"},
      {"Aug 11, 2026", "2026-08-11"},
      {"August 3rd 2026", "2026-08-03"},
      {"Sept. 3, 2026", "2026-09-03"},
      {"11 August 2026", "2026-08-11"},
      {"11-Aug-2026", "2026-08-11"},
      {"11.8.2026", "2026-08-11"},
      {"11. August 2026", "2026-08-11"},
      {"Posted on August 11, 2026", "2026-08-11"},
      {"2024-02-29", "2024-02-29"},
  });
}

TEST(ParseDate, Relative) {
  ExpectDates({
      {"today", "2026-08-11"},
      {"Posted Today", "2026-08-11"},
      {"Posted Yesterday", "2026-08-10"},
      {"3 days ago", "2026-08-08"},
      {"a day ago", "2026-08-10"},
      {"Posted 30+ Days Ago", "2026-07-12"},
      {"2 weeks ago", "2026-07-28"},
      {"6 months ago", "2026-02-11"},
      {"1 year ago", "2025-08-11"},
      {"an hour ago", "2026-08-11T11:00:00Z"},
      {"just now", "2026-08-11T12:00:00Z"},
  });
  EXPECT_EQ(ParseDate("a month ago", *ParseTime("2026-03-31T00:00:00Z")),
            "2026-02-28");
}

TEST(ParseDate, NeverGuesses) {
  for (const char* text : {"",
                           " ",
                           "soon",
                           "tomorrow",
                           "2026",
                           "2026-08",
                           "August 2026",
                           "2026-02-29",
                           "Feb 30, 2026",
                           "13/40/2026",
                           "31.4.2026",
                           "2026-13-01",
                           "0000-01-01",
                           "2026-08-11T24:00:00Z",
                           "2026-08-11T20:60:00Z",
                           "2026-08-11T20:45:29Z junk",
                           "2026-08-11T20:45:29+25:00",
                           "2026-08-11T20:45:29 XYZ",
                           "2026-08-11T",
                           "20260811",
                           "1/2/26",
                           "99999 days ago",
                           "ago",
                           "3 days",
                           "-3 days ago",
                           "11 Foo 2026",
                           "8/1/20260",
                           "13:00 pm",
                           "2026-08-11 13:05 pm",
                           "in 3 days"}) {
    EXPECT_EQ(ParseDate(text, Now()), std::nullopt) << text;
  }
  EXPECT_EQ(ParseDate(std::string(1 << 20, '1'), Now()), std::nullopt);
  EXPECT_EQ(ParseDate("2026-08-11" + std::string(1 << 20, ' ') + "x", Now()),
            std::nullopt);
}

TEST(DateFromEpoch, SecondsAndMilliseconds) {
  EXPECT_EQ(DateFromEpoch(1786481129), "2026-08-11T20:45:29Z");
  EXPECT_EQ(DateFromEpoch(1786481129987), "2026-08-11T20:45:29Z");
  EXPECT_EQ(DateFromEpoch(631152000), "1990-01-01T00:00:00Z");
  EXPECT_EQ(DateFromEpoch(631152000000), "1990-01-01T00:00:00Z");
  EXPECT_EQ(DateFromEpoch(631151999), std::nullopt);
  EXPECT_EQ(DateFromEpoch(4133980800), std::nullopt);
  EXPECT_EQ(DateFromEpoch(0), std::nullopt);
  EXPECT_EQ(DateFromEpoch(-1786481129), std::nullopt);
  EXPECT_EQ(DateFromEpoch(1e300), std::nullopt);
  EXPECT_EQ(DateFromEpoch(std::numeric_limits<double>::quiet_NaN()),
            std::nullopt);
}

TEST(TimeOfDate, BothForms) {
  EXPECT_EQ(TimeOfDate("2026-08-11"), ParseTime("2026-08-11T00:00:00Z"));
  EXPECT_EQ(TimeOfDate("2026-08-11T20:45:29Z"), 1786481129);
  EXPECT_EQ(TimeOfDate("yesterday"), std::nullopt);
  EXPECT_EQ(TimeOfDate("2026-02-30"), std::nullopt);
}

// "min..max currency period", "?" for what is unknown.
std::string Shown(const std::optional<Pay>& pay) {
  if (!pay) return "none";
  const auto number = [](const std::optional<double>& value) {
    if (!value) return std::string("?");
    std::string text = std::to_string(*value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
  };
  const auto word = [](const std::string& text) {
    return text.empty() ? "?" : text;
  };
  return number(pay->min) + ".." + number(pay->max) + " " +
         word(pay->currency) + " " + word(pay->period);
}

void ExpectPay(const std::vector<Pair>& pairs) {
  for (const auto& [text, wanted] : pairs) {
    EXPECT_EQ(Shown(ParsePay(text)), wanted) << text;
  }
}

TEST(ParsePay, Ranges) {
  ExpectPay({
      {"$170K – $210K • Offers Equity", "170000..210000 USD ?"},
      {"$119.6K - $175.8K", "119600..175800 USD ?"},
      {"$150K – $1M • Offers Equity", "150000..1000000 USD ?"},
      {"MYR\u00A03.5K – MYR\u00A06K per month", "3500..6000 MYR month"},
      {"₹70L – ₹90L", "7000000..9000000 INR ?"},
      {"₹12,00,000 - ₹18,00,000 per annum", "1200000..1800000 INR year"},
      {"₹1.2 Cr - ₹1.5 Cr", "12000000..15000000 INR ?"},
      {"12 - 18 LPA", "1200000..1800000 ? year"},
      {"$31,2k- $52k", "31200..52000 USD ?"},
      {"$90 - $150 /hour", "90..150 USD hour"},
      {"$20k -$35k", "20000..35000 USD ?"},
      {"$135,000 - $198,000 / year", "135000..198000 USD year"},
      {"$45,000 - $50,000", "45000..50000 USD ?"},
      {"$18 - $22/hr", "18..22 USD hour"},
      {"$75 - $120 p/hr", "75..120 USD hour"},
      {"$90-$150+/hr, with good clients", "90..150 USD hour"},
      {"$55k/yr - $60k/yr", "55000..60000 USD year"},
      {"$15 to $25 per hour", "15..25 USD hour"},
      {"between 50 and 60 EUR an hour", "50..60 EUR hour"},
      {"45\u202F000 € – 55\u202F000 € par an", "45000..55000 EUR year"},
      {"50.000 bis 60.000 € brutto/Jahr", "50000..60000 EUR year"},
      {"CHF 100'000 – 120'000", "100000..120000 CHF ?"},
      {"$190,800-$227,900 Actual base pay will depend", "190800..227900 USD ?"},
      {"€90K – €70K", "70000..90000 EUR ?"},
  });
}

TEST(ParsePay, OneUnitForBoth) {
  ExpectPay({
      {"120-150k EUR", "120000..150000 EUR ?"},
      {"$120 – 150K", "120000..150000 USD ?"},
      {"$120k-150", "120000..150000 USD ?"},
      {"$900 – $1.2K per week", "900..1200 USD week"},
      {"$50,000 - $1M", "50000..1000000 USD ?"},
  });
}

TEST(ParsePay, KeepsWhatIsAbsurdAtTheSource) {
  ExpectPay({
      {"$0 – $123K", "0..123000 USD ?"},
      {"$200.00 – $275,000.00", "200..275000 USD ?"},
      {"$24.04 per year", "24.04..24.04 USD year"},
      {"$0.05 – $0.06 / hour", "0.05..0.06 USD hour"},
      {"$1 – $5 / year", "1..5 USD year"},
  });
}

TEST(ParsePay, OneAmount) {
  ExpectPay({
      {"€15.00 per hour", "15..15 EUR hour"},
      {"CA$123K", "123000..123000 CAD ?"},
      {"$1M", "1000000..1000000 USD ?"},
      {"$14/hr", "14..14 USD hour"},
      {"Up to £60,000 p.a.", "?..60000 GBP year"},
      {"Upto $135/hr", "?..135 USD hour"},
      {"bis zu 70.000 € im Jahr", "?..70000 EUR year"},
      {"max. 70.000 €", "?..70000 EUR ?"},
      {"from 50.000 € brutto/Jahr", "50000..? EUR year"},
      {"starting at $20 an hour", "20..? USD hour"},
      {"at least $50K", "50000..? USD ?"},
      {"$150K+", "150000..? USD ?"},
      {"€50.000,- p.a.", "50000..50000 EUR year"},
      {"Hourly rate: $25", "25..25 USD hour"},
      {"annual salary of 90000 CHF", "90000..90000 CHF year"},
      {"60K€", "60000..60000 EUR ?"},
      {"R$ 8.000,00 por mes", "8000..8000 BRL month"},
  });
}

TEST(ParsePay, Currencies) {
  ExpectPay({
      {"CAD $50 - $60 an hour", "50..60 CAD hour"},
      {"$100K AUD", "100000..100000 AUD ?"},
      {"$160,000–$200,000 CAD", "160000..200000 CAD ?"},
      {"US$100K", "100000..100000 USD ?"},
      {"USD 120k-150k", "120000..150000 USD ?"},
      {"A$90K", "90000..90000 AUD ?"},
      {"HK$40K – HK$50K", "40000..50000 HKD ?"},
      {"CN¥20K – CN¥30K per month", "20000..30000 CNY month"},
      {"₱30,000 monthly", "30000..30000 PHP month"},
      {"SAR 9K – SAR 12K", "9000..12000 SAR ?"},
      {"12 000 zł", "12000..12000 PLN ?"},
      {"80,000 Swiss francs a year", "80000..80000 CHF year"},
      {"350.000 Ft per month", "350000..350000 HUF month"},
      {"kr 45.000 per month", "45000..45000 ? month"},
      {"50k - 60k / year", "50000..60000 ? year"},
      {"salary: 120,000 – 150,000", "120000..150000 ? ?"},
  });
}

TEST(ParsePay, OnlyPay) {
  ExpectPay({
      {"€66K – €120K • Offers Equity • €8K – €36K Bonus",
       "66000..120000 EUR ?"},
      {"€8K – €36K Bonus • €66K – €120K", "66000..120000 EUR ?"},
      {"0.05% – 0.2% • $100K – $130K", "100000..130000 USD ?"},
      {"OTE $25k - $35k", "25000..35000 USD ?"},
      {"$100K base + $20K bonus", "100000..100000 USD ?"},
      {"we raised $60 million from investors; salary $100k",
       "100000..100000 USD ?"},
      {"sign-on bonus of $5,000", "none"},
      {"$34.9K – $41K Commission", "none"},
      {"$2,000 annual learning stipend", "none"},
      {"0.05% – 0.2%", "none"},
      {"Offers Equity", "none"},
      {"", "none"},
      {"$", "none"},
      {"5+ years of experience, a 401k, since 2024", "none"},
      {"+1 (555) 123-4567", "none"},
      {"40 hours per week", "none"},
      {"2 days per week on site, 24/7", "none"},
      {"PHP 8 and MySQL", "none"},
      {"our top 10 of all 50 teams", "none"},
      {"Salary 2024 was good", "none"},
      {"401k per year", "none"},
      {"120-150k", "none"},
  });
}

TEST(ParsePay, HugeInput) {
  for (const char* unit : {"1.1", "$", "1 ", "9", "$1%", "1k - ", "(", "1(",
                           "a", "$1 bonus ", "- ", "1,"}) {
    std::string text;
    while (text.size() < 1 << 18) text += unit;
    EXPECT_EQ(ParsePay(text + " x").has_value(), false) << unit;
  }
}

TEST(ParseAmount, Forms) {
  const std::vector<std::pair<std::string, double>> amounts = {
      {"4500.50", 4500.5},
      {"45,000", 45000},
      {"45.000,00", 45000},
      {"45 000", 45000},
      {"45\u00A0000,5", 45000.5},
      {"4.5k", 4500},
      {"70L", 7000000},
      {"1.5 Cr", 15000000},
      {"1.234", 1234},
      {"1,234", 1234},
      {"1,234,567.89", 1234567.89},
      {"12,34,567", 1234567},
      {"31,2k", 31200},
      {"126.525K", 126525},
      {"0.125", 0.125},
      {"0", 0},
      {"75.00", 75},
      {"100'000", 100000},
      {" 12 ", 12},
      {"2M", 2000000},
  };
  for (const auto& [text, wanted] : amounts) {
    const auto amount = ParseAmount(text);
    ASSERT_TRUE(amount.has_value()) << text;
    EXPECT_DOUBLE_EQ(*amount, wanted) << text;
  }
  for (const char* text :
       {"", "x", "$45", "-5", "1e5", "1,23,4", "1.2.3", "12 34", "1,234,56",
        "45,", ".5", "5x", "5 %", "1-2", "NaN", "99999999999999999999"}) {
    EXPECT_EQ(ParseAmount(text), std::nullopt) << text;
  }
  EXPECT_EQ(ParseAmount(std::string(1 << 20, '1')), std::nullopt);
}

TEST(CurrencyOf, CodesAndSymbols) {
  EXPECT_EQ(CurrencyOf("€"), "EUR");
  EXPECT_EQ(CurrencyOf("CA$"), "CAD");
  EXPECT_EQ(CurrencyOf("usd"), "USD");
  EXPECT_EQ(CurrencyOf(" Php "), "PHP");
  EXPECT_EQ(CurrencyOf("zł"), "PLN");
  EXPECT_EQ(CurrencyOf("kr"), "");
  EXPECT_EQ(CurrencyOf(""), "");
  EXPECT_EQ(CurrencyOf("XYZ"), "");
  EXPECT_EQ(CurrencyOf("usd or so"), "");
  EXPECT_EQ(CurrencyOf("Top"), "TOP");
  EXPECT_EQ(CurrencyOf("Swiss Francs"), "CHF");
}

// currencies.tsv is the one source: each row is read as it says.
TEST(Currencies, AreTheRows) {
  const Dictionary& rows = BuiltIn(DataFile::kCurrencies);
  const Currencies currencies;
  for (uint32_t row = 0; row < rows.size(); ++row) {
    const std::string_view code = rows.Name(row);
    if (code == "XXX") continue;
    const bool text = rows.Column(row, 3) != "field";
    EXPECT_EQ(currencies.At(code, 0).length, text ? 3u : 0u) << code;
    EXPECT_EQ(currencies.Of(code), code);
    for (const size_t column : {1, 2}) {
      for (const std::string_view mark : rows.List(row, column)) {
        EXPECT_EQ(currencies.At(mark, 0).code, code) << mark;
        EXPECT_EQ(currencies.At(mark, 0).length, mark.size()) << mark;
        EXPECT_EQ(currencies.Before(mark, mark.size()).code, code) << mark;
      }
    }
  }
  EXPECT_EQ(currencies.At("all 5", 0).length, 0u);
  EXPECT_TRUE(currencies.At("ALL 5", 0).word);
  EXPECT_EQ(currencies.At("30 ft", 3).length, 0u);
  EXPECT_EQ(currencies.At("30 Ft", 3).code, "HUF");
  EXPECT_EQ(currencies.At("30 euros", 3).length, 5u);
  EXPECT_EQ(currencies.At("30 eurosceptics", 3).length, 0u);
  EXPECT_TRUE(currencies.At("kr 5", 0).word);
  EXPECT_EQ(currencies.Before("", 0).length, 0u);
  EXPECT_EQ(currencies.At("5", 1).length, 0u);
}

TEST(PayPeriodOf, AsSourcesCallIt) {
  const std::vector<Pair> periods = {
      {"1 YEAR", "year"},
      {"1 HOUR", "hour"},
      {"1 MONTH", "month"},
      {"per-year-salary", "year"},
      {"per-hour-wage", "hour"},
      {"per-month-salary", "month"},
      {"YEAR", "year"},
      {"MON", "month"},
      {"ANN", "year"},
      {"HOURLY", "hour"},
      {"p.a.", "year"},
      {"per annum", "year"},
      {"annual", "year"},
      {"yearly", "year"},
      {"WEEK", "week"},
      {"per diem", "day"},
      {"DAILY", "day"},
      {"/hr", "hour"},
      {"Monat", "month"},
      {"NONE", ""},
      {"", ""},
      {"one-time", ""},
      {"bi-week-salary", ""},
      {"semi-month-salary", ""},
      {"2 WEEKS", ""},
      {"fixed", ""},
  };
  for (const auto& [text, wanted] : periods) {
    EXPECT_EQ(PayPeriodOf(text), wanted) << text;
  }
}

}  // namespace
}  // namespace jobutils
