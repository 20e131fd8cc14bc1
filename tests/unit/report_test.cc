#include "report/report.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>

#include "report/bar_chart.h"
#include "report/funnel.h"
#include "report/html_table.h"
#include "report/listing_facts.h"
#include "report/markup.h"
#include "report/page.h"
#include "report/pay_spread.h"
#include "report/source_health.h"

namespace jobutils {
namespace {

constexpr Time kNow = 1787227200;  // 2026-08-20T12:00:00Z

bool Holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

size_t CountIn(std::string_view text, std::string_view part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

template <typename Section>
void AddAll(Section& section, std::initializer_list<std::string_view> lines) {
  Record record;
  for (const std::string_view line : lines) {
    ASSERT_TRUE(record.Parse(line)) << record.why();
    section.Add(record);
  }
}

std::string ReportOf(std::initializer_list<std::string_view> lines,
                     size_t top = 50) {
  Report report(kNow, top, 1);
  AddAll(report, lines);
  return Report::Begin() + report.TakeRest();
}

// --- Markup ----------------------------------------------------------------

TEST(Markup, EscapesWhatHtmlActsOn) {
  EXPECT_EQ(Escaped("<a b=\"c\" d='e'>&amp;"),
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;");
}

TEST(Markup, ShowsWhatCannotBeSeen) {
  EXPECT_EQ(Shown("  a\n\tb  "), "<bdi>a b</bdi>");
  EXPECT_EQ(Shown("\u202Ea\x1b"), "<bdi>\\u{202e}a\\u{1b}</bdi>");
  EXPECT_EQ(Shown("<b>"), "<bdi>&lt;b&gt;</bdi>");
  EXPECT_EQ(Shown(""), "");
  EXPECT_EQ(Shown(Json("12")), "");
  EXPECT_EQ(Shown("abcdef", 4), "<bdi>abc…</bdi>");
}

TEST(Markup, CutsNoReferenceInTwo) {
  EXPECT_EQ(Shown("&&&&&&", 4), "<bdi>&amp;&amp;&amp;…</bdi>");
}

TEST(Markup, KeepsLines) {
  EXPECT_EQ(ShownLines("a\n\n<b>\x07"),
            "<bdi>a</bdi>\n\n<bdi>&lt;b&gt;\\u{7}</bdi>\n");
  EXPECT_LT(ShownLines(std::string(1 << 20, 'a')).size(), 40000u);
}

TEST(Markup, LinksOnlyToTheWeb) {
  EXPECT_EQ(Link("https://a.example/?a=1&b=\"'", "x"),
            "<a href=\"https://a.example/?a=1&amp;b=&quot;&#39;\" "
            "target=\"_blank\" rel=\"noopener noreferrer nofollow\">x</a>");
  for (const char* url :
       {"", "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,a",
        "//a.example", "file:///etc/passwd", "https:/a", " https://a.example",
        "ftp://a.example"}) {
    EXPECT_EQ(Link(url, "x"), "x") << url;
  }
}

TEST(Markup, GroupsDigits) {
  EXPECT_EQ(Grouped(0), "0");
  EXPECT_EQ(Grouped(999), "999");
  EXPECT_EQ(Grouped(1000), "1,000");
  EXPECT_EQ(Grouped(1234567), "1,234,567");
  EXPECT_EQ(Counted(1, "line"), "1 line");
  EXPECT_EQ(CountOf(Json("-5")), 0u);
  EXPECT_EQ(CountOf(Json("1e3")), 0u);
}

// FIPS 180-4 examples, in base64.
TEST(Page, NamesTextsByTheirHash) {
  EXPECT_EQ(PolicyHash(""),
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  EXPECT_EQ(PolicyHash("abc"),
            "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST(HtmlTable, LeavesOutWhatIsEmpty) {
  HtmlTable table({{"A"}, {"B"}, {"C", true}});
  EXPECT_EQ(table.Html(), "");
  table.Add({"1", "", "2"});
  EXPECT_FALSE(Holds(table.Html(), "B"));
  EXPECT_TRUE(
      Holds(table.Html(), "<td class=\"number\" data-label=\"C\">2</td>"));
}

// --- Plots -----------------------------------------------------------------

TEST(Histogram, PutsTheEndsIntoTheOuterBars) {
  Histogram histogram({"kept", "left"});
  EXPECT_EQ(histogram.Svg("a", "b"), "");
  for (const double value : {-1e300, 0.0, 9.99}) histogram.Count(value, 0);
  for (const double value : {90.0, 100.0, 1e300}) histogram.Count(value, 1);
  histogram.Count(10, 0);
  EXPECT_EQ(histogram.total(), 7u);
  EXPECT_EQ(histogram.Of(1), 3u);
  const std::string svg = histogram.Svg("<a>", "b");
  EXPECT_EQ(CountIn(svg, "<rect"), 3u);
  EXPECT_TRUE(Holds(svg,
                    "class=\"kept\" x=\"0.08\" y=\"0\" width=\"0.84\" "
                    "height=\"3\""));
  EXPECT_TRUE(Holds(svg,
                    "class=\"kept\" x=\"1.08\" y=\"2\" width=\"0.84\" "
                    "height=\"1\""));
  EXPECT_TRUE(Holds(svg, "class=\"left\" x=\"9.08\" y=\"0\""));
  EXPECT_TRUE(Holds(svg, "<title>&lt;a&gt;</title><desc>b</desc>"));
}

TEST(LyingBar, IsAsLongAsItsCounts) {
  const std::string bar =
      LyingBar({{"kept", 3}, {"left", 0}, {"failed", 2}}, 10, "three");
  EXPECT_TRUE(Holds(bar, "viewBox=\"0 0 10 1\""));
  EXPECT_TRUE(Holds(bar, "class=\"kept\" x=\"0\" y=\"0\" width=\"3\""));
  EXPECT_TRUE(Holds(bar, "class=\"failed\" x=\"3\" y=\"0\" width=\"2\""));
  EXPECT_FALSE(Holds(bar, "left"));
}

TEST(PaySpread, TakesTheMiddleOfRangesWithinOnePercent) {
  PaySpread pay;
  Record listing;
  for (int i = 1; i <= 99; ++i) {
    const std::string middle = std::to_string(i * 1000);
    const std::string line = R"({"salary":{"min":)" +
                             std::to_string(i * 1000 - 500) + R"(,"max":)" +
                             std::to_string(i * 1000 + 500) +
                             R"(,"currency":"EUR","period":"year"}})";
    ASSERT_TRUE(listing.Parse(line));
    pay.Add(listing);
  }
  const std::string html = pay.Html();
  EXPECT_TRUE(Holds(html, "99 listings")) << html;
  EXPECT_TRUE(Holds(html, "EUR 10k /y")) << html;
  EXPECT_TRUE(Holds(html, "EUR 90k /y") || Holds(html, "EUR 89k /y")) << html;
  EXPECT_TRUE(Holds(html, "<b><bdi>EUR 50k /y</bdi></b>")) << html;
}

TEST(PaySpread, NeedsEnoughThatCanBeCompared) {
  PaySpread pay;
  const auto offer = R"({"salary":{"min":5,"currency":"EUR","period":"hour"}})";
  AddAll(pay, {offer, offer, offer, offer,
               R"({"salary":{"min":5,"currency":"EUR"}})",
               R"({"salary":{"min":5,"currency":"USD","period":"hour"}})",
               R"({"salary":{"min":-5,"currency":"EUR","period":"hour"}})",
               R"({"salary":{"min":-1e308,"max":1e308,"currency":"EUR",)"
               R"("period":"hour"}})"});
  EXPECT_EQ(pay.Html(), "");
  AddAll(pay, {R"({"extract":{"pay":{"max":5,"currency":"EUR",)"
               R"("period":"hour"}}})"});
  EXPECT_TRUE(Holds(pay.Html(), "5 listings"));
}

// --- Funnel ----------------------------------------------------------------

TEST(Funnel, LetsWaitWhatHasNoKeyYet) {
  Funnel funnel;
  AddAll(funnel,
         {R"({"id":"a","outcome":{"status":"filtered","stage":"filter",)"
          R"("rule":"age.reject"}})",
          R"({"id":"b"})", R"({"id":"c","extract":{},"score":{}})",
          R"({"id":"d","extract":{},"score":{},"match":{}})",
          R"({"id":"e","extract":{},"error":{"stage":"score","code":"wait"}})",
          R"({"id":"f","error":{"stage":"scrape","code":"detail_timeout"}})"});
  const std::string html = funnel.Html();
  for (const char* told : {"<title>filter: 6 in, 1 filtered, 5 remain</title>",
                           "<title>details: 5 in, 1 failed, 4 remain</title>",
                           "<title>extract: 4 in, 1 waiting, 3 remain</title>",
                           "<title>score: 3 in, 1 failed, 2 remain</title>",
                           "<title>match: 2 in, 1 waiting, 1 remain</title>"}) {
    EXPECT_TRUE(Holds(html, told)) << told << "\n" << html;
  }
}

TEST(Funnel, HoldsFewOfManyStages) {
  Funnel funnel;
  Record listing;
  for (int i = 0; i < 1000; ++i) {
    const std::string line = R"({"outcome":{"status":"filtered","stage":"s)" +
                             std::to_string(i) + R"("}})";
    ASSERT_TRUE(listing.Parse(line));
    funnel.Add(listing);
  }
  const std::string html = funnel.Html();
  EXPECT_LE(CountIn(html, "<li>"), 25u);
  EXPECT_TRUE(Holds(html, "976 filtered"));
}

// --- Sources ---------------------------------------------------------------

TEST(SourceHealth, ShowsTroubleFirst) {
  SourceHealth sources;
  AddAll(sources,
         {R"({"kind":"source","id":"a:1","state":{"status":"completed"}})",
          R"({"kind":"source","id":"b:2","state":{"status":"disabled",)"
          R"("reason":"blocked: bot_wall","strikes":1}})",
          R"({"kind":"source","id":"c:3","state":{"status":"paused"}})",
          R"({"kind":"scrape","id":"a:1","status":"ok","listings":1200,)"
          R"("diff":{"new":3},"source":{"fetched_at":)"
          R"("2026-08-20T05:30:00Z"}})",
          R"({"kind":"scrape","id":"c:3","status":"broken"})"});
  EXPECT_EQ(sources.total(), 3u);
  EXPECT_EQ(sources.troubled(), 1u);
  const std::string html = sources.Html();
  EXPECT_LT(html.find("b:2"), html.find("a:1"));
  EXPECT_TRUE(Holds(html, "<span class=\"badge bad\"><bdi>disabled</bdi>"));
  EXPECT_TRUE(Holds(html, "1,200"));
  EXPECT_TRUE(Holds(html, "<span class=\"badge rest\"><bdi>paused</bdi>"));
}

TEST(SourceHealth, CountsWhatItDoesNotShow) {
  SourceHealth sources;
  Record record;
  for (int i = 0; i < 1000; ++i) {
    const std::string line =
        R"({"kind":"scrape","status":"ok","id":"s)" + std::to_string(i) + "\"}";
    ASSERT_TRUE(record.Parse(line));
    sources.Add(record);
  }
  EXPECT_TRUE(Holds(sources.Html(), "and 800 sources more"));
}

// --- News ------------------------------------------------------------------

TEST(NewsSpan, EndsAfterItsDays) {
  Record listing;
  const auto change = [&](std::string_view line, int days) {
    EXPECT_TRUE(listing.Parse(line));
    return NewsSpan(kNow, days).ChangeOf(listing);
  };
  const auto fetched = R"({"change":{"status":"new"},)"
                       R"("source":{"fetched_at":"2026-08-19T11:00:00Z"}})";
  EXPECT_EQ(change(fetched, 1), "");
  EXPECT_EQ(change(fetched, 2), "new");
  EXPECT_EQ(change(R"({"change":{"status":"closed",)"
                   R"("at":"2026-08-20T11:00:00Z"}})",
                   1),
            "closed");
  EXPECT_EQ(change(R"({"change":{"status":"new"}})", 99), "");
  EXPECT_EQ(change(R"({"change":{"status":"odd",)"
                   R"("at":"2026-08-20T11:00:00Z"}})",
                   1),
            "");
}

TEST(Report, TellsWhatChanged) {
  const std::string html = ReportOf(
      {R"({"kind":"listing","id":"a","title":"Welder","change":{"status":)"
       R"("updated","at":"2026-08-20T11:00:00Z","fields":[{"key":"salary",)"
       R"("old":{"min":20,"currency":"EUR","period":"hour"},)"
       R"("new":{"min":25,"currency":"EUR","period":"hour"}},)"
       R"({"key":"description"}],"pay":[{"salary":{"min":18,"currency":"EUR",)"
       R"("period":"hour"},"until":"2026-07-01T00:00:00Z"},{"salary":)"
       R"({"min":20,"currency":"EUR","period":"hour"},)"
       R"("until":"2026-08-20T11:00:00Z"}]}})"});
  EXPECT_TRUE(Holds(html,
                    "<del><bdi>EUR ≥20 /h</bdi></del> → "
                    "<ins><bdi>EUR ≥25 /h</bdi></ins>"));
  EXPECT_TRUE(Holds(html, "<bdi>description</bdi></span> changed"));
  EXPECT_EQ(CountIn(html, "earlier pay"), 1u);
  EXPECT_TRUE(Holds(html, "EUR ≥18 /h</bdi> until <time "));
}

TEST(Report, ClosedIsNewsAndNotOpen) {
  const std::string html = ReportOf(
      {R"({"kind":"listing","id":"a","title":"Gone","outcome":{"status":)"
       R"("closed","stage":"diff"},"change":{"status":"closed",)"
       R"("at":"2026-08-20T11:00:00Z"}})",
       R"({"kind":"listing","id":"b","title":"Out","outcome":{"status":)"
       R"("filtered","stage":"filter"},"change":{"status":"new",)"
       R"("at":"2026-08-20T11:00:00Z"}})"});
  EXPECT_TRUE(Holds(html, "<h3>Closed"));
  EXPECT_TRUE(Holds(html, "<bdi>Gone</bdi>"));
  EXPECT_FALSE(Holds(html, "<bdi>Out</bdi>"));
  EXPECT_FALSE(Holds(html, "id=\"ranking\""));
}

// --- Report ----------------------------------------------------------------

TEST(Report, RanksByScoreThenMatchThenDate) {
  const std::string html = ReportOf(
      {R"({"kind":"listing","id":"1","title":"third","score":{"total":70},)"
       R"("posted_at":"2026-08-02"})",
       R"({"kind":"listing","id":"2","title":"fourth","score":{"total":70},)"
       R"("posted_at":"2026-08-01"})",
       R"({"kind":"listing","id":"3","title":"second","score":{"total":70},)"
       R"("match":{"score":1}})",
       R"({"kind":"listing","id":"4","title":"first","score":{"total":71}})",
       R"({"kind":"listing","id":"5","title":"none"})"},
      4);
  size_t last = 0;
  for (const char* title : {"first", "second", "third", "fourth"}) {
    const size_t at = html.find("<bdi>" + std::string(title));
    ASSERT_NE(at, std::string::npos) << title;
    EXPECT_LT(last, at);
    last = at;
  }
  EXPECT_FALSE(Holds(html, "<bdi>none"));
  EXPECT_TRUE(Holds(html, "The best 4 of 5 that are open"));
}

TEST(Report, OneIdIsOneCard) {
  const std::string html = ReportOf(
      {R"({"kind":"listing","id":"1","title":"a","score":{"total":70}})",
       R"({"kind":"listing","id":"1","title":"a","score":{"total":75}})"});
  EXPECT_EQ(CountIn(html, "<li class=\"job\""), 1u);
  EXPECT_TRUE(Holds(html, "data-score=\"75\""));
}

TEST(Report, WhatNobodySaysHasNoPlace) {
  const std::string html =
      ReportOf({R"({"kind":"listing","id":"1","title":"a"})"});
  for (const char* absent : {"<dt>match", "<dt>score", "id=\"scores\"",
                             "id=\"sources\"", "id=\"news\"", "Draft"}) {
    EXPECT_FALSE(Holds(html, absent)) << absent;
  }
  EXPECT_TRUE(Holds(html, "id=\"ranking\""));
  EXPECT_FALSE(Holds(html, "id=\"funnel\""));
}

TEST(Report, CountsWhatItCannotShow) {
  const std::string html =
      ReportOf({R"({"kind":"malformed","raw":"x"})", R"({"kind":"event"})",
                R"({"no":"kind"})"});
  EXPECT_TRUE(Holds(html, "1 line was no record."));
  EXPECT_TRUE(Holds(html, "2 records of other kinds are not shown."));
}

TEST(Report, ScoresThatAddNothingUp) {
  const std::string html = ReportOf(
      {R"({"kind":"listing","id":"1","score":{"total":"high","parts":7},)"
       R"("match":[],"draft":"no","salary":3,"company":1,"locations":{},)"
       R"("change":{"status":["new"]},"source":null,"url":{},"title":[1]})",
       R"({"kind":"scrape","id":9,"status":{},"diff":1,"source":[]})",
       R"({"kind":"run","stages":[1],"errors":{"a":1},"cost":"much"})",
       R"({"kind":"stage","behind":[3],"live":"many"})"});
  EXPECT_TRUE(Holds(html, "</html>"));
}

}  // namespace
}  // namespace jobutils
