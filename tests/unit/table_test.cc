#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "table/columns.h"
#include "table/csv.h"
#include "table/csv_writer.h"
#include "table/format.h"
#include "table/hyperlink.h"
#include "table/layout.h"
#include "table/summary.h"
#include "table/table_writer.h"
#include "table/terminal.h"
#include "table/text_width.h"

namespace jobutils {
namespace {

using Lines = std::vector<std::string>;

constexpr Time kNow = 1787227200;  // 2026-08-20T12:00:00Z

Lines Split(const std::string& text) {
  Lines lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// --- Width -----------------------------------------------------------------

TEST(TextWidth, OfOneCharacter) {
  EXPECT_EQ(TextWidth(""), 0);
  EXPECT_EQ(TextWidth("abc"), 3);
  EXPECT_EQ(TextWidth("é"), 1);
  EXPECT_EQ(TextWidth("Ω"), 1);
  EXPECT_EQ(TextWidth("…"), 1);
  EXPECT_EQ(TextWidth("東京"), 4);
  EXPECT_EQ(TextWidth("한국"), 4);
  EXPECT_EQ(TextWidth("ｱｲ"), 2);          // half-width
  EXPECT_EQ(TextWidth("ＡＢ"), 4);        // full-width
  EXPECT_EQ(TextWidth("\U0002A6D6"), 2);  // plane 2
  EXPECT_EQ(TextWidth("🚀"), 2);
  EXPECT_EQ(TextWidth("\U0010FFFF"), 1);
}

TEST(TextWidth, MarksTakeNoRoom) {
  EXPECT_EQ(TextWidth("e\u0301"), 1);
  EXPECT_EQ(TextWidth("\u0301"), 0);
  EXPECT_EQ(TextWidth("a\u200Bb\uFEFFc\u2060"), 3);
  EXPECT_EQ(TextWidth("\u1112\u1161\u11AB"), 2);  // 한 in parts
  EXPECT_EQ(TextWidth("שָׁלוֹם"), 4);
  EXPECT_EQ(TextWidth("か\u3099"), 2);
  EXPECT_EQ(TextWidth("soft\u00ADhyphen"), 11);
}

TEST(TextWidth, EmojiThatAreDrawnAsOne) {
  EXPECT_EQ(TextWidth("👩‍💻"), 2);
  EXPECT_EQ(TextWidth("👨‍👩‍👧‍👦"), 2);
  EXPECT_EQ(TextWidth("🏳️‍🌈"), 2);
  EXPECT_EQ(TextWidth("🤷🏽‍♀️"), 2);
  EXPECT_EQ(TextWidth("👍🏿"), 2);
  EXPECT_EQ(TextWidth("☝🏽"), 2);
  EXPECT_EQ(TextWidth("❤️"), 2);
  EXPECT_EQ(TextWidth("❤"), 1);
  EXPECT_EQ(TextWidth("1️⃣"), 2);
  EXPECT_EQ(TextWidth("🇩🇪"), 2);
  EXPECT_EQ(TextWidth("🇩🇪🇫🇷"), 4);
  EXPECT_EQ(TextWidth("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067"
                      "\U000E007F"),
            2);
}

TEST(TextWidth, JoinersJoinOnlyEmoji) {
  EXPECT_EQ(TextWidth("a\u200Db"), 2);
  EXPECT_EQ(TextWidth("👩\u200Da"), 3);
  EXPECT_EQ(TextWidth("a\uFE0F"), 1);
  EXPECT_EQ(TextWidth("a🏽"), 3);
  EXPECT_EQ(TextWidth("👩👩"), 4);
  EXPECT_EQ(TextWidth("👩\u200D"), 2);  // cut off
}

TEST(TextWidth, NoSequenceIsEndless) {
  std::string chain = "👩";
  std::string tones = "👍";
  for (int i = 0; i < 800; ++i) {
    chain += "\u200D👩";
    tones += "🏿";
  }
  EXPECT_GE(TextWidth(chain), 200);
  EXPECT_GE(TextWidth(tones), 200);
}

TEST(TextWidth, EveryRangeHasItsEnds) {
  for (const auto& [code, width] : std::vector<std::pair<char32_t, int>>{
           {0x10FF, 1},  {0x1100, 2},  {0x115F, 2},  {0x1160, 0},  {0x11FF, 0},
           {0x1200, 1},  {0x2E7F, 1},  {0x2E80, 2},  {0x3029, 2},  {0x302A, 0},
           {0x302D, 0},  {0x302E, 2},  {0xD7A3, 2},  {0xE000, 1},  {0xFF60, 2},
           {0xFF61, 1},  {0x1FFFF, 1}, {0x20000, 2}, {0x3FFFD, 2}, {0x3FFFE, 1},
           {0xE01EF, 0}, {0xE01F0, 1}, {0x7F, 1},    {0x2FF, 1},   {0x300, 0},
           {0x36F, 0},   {0x370, 1}}) {
    std::string text;
    AppendUtf8(text, code);
    EXPECT_EQ(TextWidth(text), width) << std::hex << unsigned(code);
  }
}

TEST(Shorten, CutsBetweenWhatIsDrawnAsOne) {
  EXPECT_EQ(Shorten("engineer", 8), "engineer");
  EXPECT_EQ(Shorten("engineer", 7), "engine…");
  EXPECT_EQ(Shorten("engineer", 1), "…");
  EXPECT_EQ(Shorten("engineer", 0), "");
  EXPECT_EQ(Shorten("", 0), "");
  EXPECT_EQ(Shorten("東京都", 5), "東京…");
  EXPECT_EQ(Shorten("東京都", 4), "東…");
  EXPECT_EQ(Shorten("a👩‍💻b", 3), "a…");
  EXPECT_EQ(Shorten("a👩‍💻b", 4), "a👩‍💻b");
  EXPECT_EQ(Shorten("xe\u0301yz", 3), "xe\u0301…");
  EXPECT_EQ(Shorten("xe\u0301", 2), "xe\u0301");
}

TEST(CellText, IsOneHarmlessLine) {
  EXPECT_EQ(CellText(" a \n\t b\r\n"), "a b");
  EXPECT_EQ(CellText("\u00A0a\u00A0\u2028b"), "a b");
  EXPECT_EQ(CellText("\x1b[31mred\x07"), "\\u{1b}[31mred\\u{7}");
  EXPECT_EQ(CellText(std::string_view("a\0b", 3)), "a\\u{0}b");
  EXPECT_EQ(CellText("\u009B31m\x7F"), "\\u{9b}31m\\u{7f}");
  EXPECT_EQ(CellText("\u202Egnp.exe\u2066"), "\\u{202e}gnp.exe\\u{2066}");
  EXPECT_EQ(CellText("bad\xFF\xC3"), "bad\uFFFD\uFFFD");
  EXPECT_EQ(CellText(""), "");
}

TEST(CellText, InvisibleRunsComeToAnEnd) {
  std::string marks = "a";
  for (int i = 0; i < 32; ++i) marks += "\u0301";
  const std::string shown = CellText(marks);
  EXPECT_TRUE(shown.ends_with("\u0301\\u{301}\\u{301}"));
  EXPECT_EQ(TextWidth(shown), 1 + 2 * 7);
}

// --- Values ----------------------------------------------------------------

std::string Pay(std::string_view json, Form form = Form::kShort) {
  return FormatPay(Json(json), form);
}

TEST(Format, Pay) {
  constexpr std::string_view kRange =
      R"({"min":170000,"max":210500,"currency":"USD","period":"year"})";
  EXPECT_EQ(Pay(kRange), "USD 170k–211k /y");
  EXPECT_EQ(Pay(kRange, Form::kFull), "USD 170000–210500 /y");
  EXPECT_EQ(Pay(R"({"min":24.04,"currency":"USD","period":"hour"})"),
            "USD ≥24.04 /h");
  EXPECT_EQ(Pay(R"({"max":9999,"currency":"EUR","period":"month"})"),
            "EUR ≤9999 /mo");
  EXPECT_EQ(Pay(R"({"min":7e6,"max":9e6,"currency":"INR"})"), "INR 7M–9M");
  EXPECT_EQ(Pay(R"({"min":45000,"max":45000})"), "45k");
  EXPECT_EQ(Pay(R"({"min":0,"max":123000,"currency":"USD"})"), "USD 0–123k");
  EXPECT_EQ(Pay(R"({"min":999949,"max":999950})"), "1000k–1M");
  EXPECT_EQ(Pay(R"({"min":12,"max":15,"period":"fortnight"})"), "12–15");
}

TEST(Format, PayThatIsNone) {
  for (std::string_view json :
       {"", "null", "{}", "[]", R"("90k")", R"({"min":null,"max":null})",
        R"({"min":"5","currency":"USD"})", R"({"max":1e400})"}) {
    EXPECT_EQ(Pay(json), "") << json;
  }
}

TEST(Format, Age) {
  const auto age = [](std::string_view date) {
    const std::string json = JsonString(date);
    return FormatAge(Json(json), kNow);
  };
  EXPECT_EQ(age("2026-08-20"), "0d");
  EXPECT_EQ(age("2026-08-20T11:30:00Z"), "0h");
  EXPECT_EQ(age("2026-08-20T07:00:00Z"), "5h");
  EXPECT_EQ(age("2026-08-17"), "3d");
  EXPECT_EQ(age("2026-06-22"), "59d");
  EXPECT_EQ(age("2026-06-20"), "2mo");
  EXPECT_EQ(age("2024-08-01"), "2y");
  EXPECT_EQ(age("2026-08-24T12:00:00Z"), "in 4d");
  EXPECT_EQ(age("soon"), "");
  EXPECT_EQ(FormatAge(Json("3"), kNow), "");
  EXPECT_EQ(FormatAge(Json(), kNow), "");
}

TEST(Format, Places) {
  const auto places = [](std::string_view json, Form form = Form::kShort) {
    return FormatPlaces(Json(json), form);
  };
  EXPECT_EQ(places(R"(["Berlin","Paris, FR","Rome"])"), "Berlin +2");
  EXPECT_EQ(places(R"(["Berlin","Paris, FR"])", Form::kFull),
            "Berlin; Paris, FR");
  EXPECT_EQ(places(R"(["Berlin"])"), "Berlin");
  EXPECT_EQ(places("[]"), "");
  EXPECT_EQ(places(R"("Berlin")"), "Berlin");
  EXPECT_EQ(places("null"), "");
}

TEST(Format, ReasonsByWeight) {
  EXPECT_EQ(
      FormatReasons(Json(R"([{"rule":"base","points":50,"because":"everyone"},)"
                         R"({"rule":"age","points":0,"because":"new"},)"
                         R"({"rule":"title","points":5,"because":"c++"},)"
                         R"({"rule":"place","points":-20,"because":"far"},)"
                         R"({"rule":"pay","points":5.5}])")),
      "far (-20); pay (+5.5); c++ (+5)");
  EXPECT_EQ(FormatReasons(Json(R"({"rule":"x"})")), "");
  EXPECT_EQ(FormatReasons(Json("[1,null,\"x\",{}]")), "");
}

TEST(Format, AnyValue) {
  EXPECT_EQ(FormatValue(Json(R"("a\nb")"), Form::kShort), "a\nb");
  EXPECT_EQ(FormatValue(Json("1.50"), Form::kShort), "1.50");
  EXPECT_EQ(FormatValue(Json("false"), Form::kShort), "false");
  EXPECT_EQ(FormatValue(Json("null"), Form::kShort), "");
  EXPECT_EQ(FormatValue(Json(R"(["a",1,{"b":2}])"), Form::kShort),
            R"(a, 1, {"b":2})");
  EXPECT_EQ(FormatScore(Json("72.25"), Form::kShort), "72.2");
  EXPECT_EQ(FormatScore(Json("72.0"), Form::kShort), "72");
  EXPECT_EQ(FormatScore(Json("72.25"), Form::kFull), "72.25");
  EXPECT_EQ(FormatScore(Json("\"high\""), Form::kShort), "high");
}

TEST(Wrap, BreaksAtBlanksAndShortensTheLastLine) {
  EXPECT_EQ(Wrap("", 10, 3), Lines());
  EXPECT_EQ(Wrap("one two", 7, 3), Lines{"one two"});
  EXPECT_EQ(Wrap("one two three", 7, 3), (Lines{"one two", "three"}));
  EXPECT_EQ(Wrap("one two three four", 7, 2), (Lines{"one two", "three …"}));
  EXPECT_EQ(Wrap("東京 東京 東京", 5, 3), (Lines{"東京", "東京", "東京"}));
  EXPECT_EQ(Wrap("unbroken and long", 5, 3), Lines{"unbr…"});
}

TEST(Columns, AreBuiltInOrKeys) {
  Result<std::vector<Column>> columns =
      ParseColumns("score,/score,salary.max,title");
  ASSERT_TRUE(columns.ok());
  Record record;
  ASSERT_TRUE(record.Parse(
      R"({"title":"x","score":{"total":7.0},"salary":{"max":9}})"));
  Lines texts;
  Lines headings;
  for (Column& column : *columns) {
    texts.push_back(column.Of(record, Form::kShort, kNow));
    headings.push_back(column.heading);
  }
  EXPECT_EQ(texts, (Lines{"7", R"({"total":7.0})", "9", "x"}));
  EXPECT_EQ(headings, (Lines{"SCORE", "/SCORE", "SALARY.MAX", "TITLE"}));
  for (std::string_view list : {"", "score,", ",", "a..b"}) {
    EXPECT_FALSE(ParseColumns(list).ok()) << list;
  }
  EXPECT_TRUE(ParseColumns(kTableColumns).ok());
  EXPECT_TRUE(ParseColumns(kCsvColumns).ok());
}

// --- Layout ----------------------------------------------------------------

TEST(FitColumns, NaturalWidthsWhereThereIsRoom) {
  EXPECT_EQ(FitColumns({{5, 0, 9}, {20, 16, 10}}, 27),
            (std::vector<int>{5, 20}));
}

TEST(FitColumns, CutsToTheLineAndNotBelowTheFloor) {
  const std::vector<ColumnNeed> needs = {
      {5, 0, 9}, {60, 16, 10}, {30, 8, 8}, {90, 16, 6}};
  for (int width = 51; width < 195; ++width) {
    const std::vector<int> fitted = FitColumns(needs, width);
    int sum = 3 * kGap;
    for (size_t i = 0; i < needs.size(); ++i) {
      sum += fitted[i];
      EXPECT_GE(fitted[i], std::min(needs[i].natural, needs[i].floor));
    }
    EXPECT_EQ(fitted[0], 5);
    EXPECT_EQ(sum, std::min(width, 191)) << width;
  }
}

TEST(FitColumns, TheLightestGoFirst) {
  const std::vector<ColumnNeed> needs = {
      {5, 0, 9}, {60, 16, 10}, {30, 8, 8}, {90, 16, 6}};
  EXPECT_EQ(FitColumns(needs, 50)[3], 0);
  EXPECT_EQ(FitColumns(needs, 32), (std::vector<int>{5, 25, 0, 0}));
  EXPECT_EQ(FitColumns(needs, 20), (std::vector<int>{0, 20, 0, 0}));
  EXPECT_EQ(FitColumns(needs, 10), (std::vector<int>{0, 10, 0, 0}));
  EXPECT_EQ(FitColumns({{8, 0, 1}, {8, 0, 1}, {8, 0, 1}}, 20),
            (std::vector<int>{8, 8, 0}));
  EXPECT_EQ(FitColumns({}, 20), std::vector<int>{});
}

// --- Links -----------------------------------------------------------------

TEST(LinkTarget, TakesTheWebOnly) {
  EXPECT_EQ(LinkTarget("https://example.com/a?b=c#d"),
            "https://example.com/a?b=c#d");
  EXPECT_EQ(LinkTarget("http://example.com/"), "http://example.com/");
  for (std::string_view url :
       {"", "javascript:alert(1)", "file:///etc/passwd", "ftp://example.com/",
        "//example.com", " https://example.com", "HTTPS"}) {
    EXPECT_EQ(LinkTarget(url), "") << url;
  }
  EXPECT_EQ(LinkTarget("https://example.com/" + std::string(2000, 'a')), "");
}

TEST(LinkTarget, CannotEndItsSequence) {
  EXPECT_EQ(LinkTarget("https://example.com/\x1b\\\x07\n é\x9c"),
            "https://example.com/%1B\\%07%0A%20%C3%A9%9C");
}

// --- CSV -------------------------------------------------------------------

std::string Csv(const Lines& fields) {
  std::string out;
  AppendCsvLine(out, fields);
  return out;
}

TEST(Csv, QuotesWhatRfc4180Says) {
  EXPECT_EQ(Csv({"a", "b c", ""}), "a,b c,\r\n");
  EXPECT_EQ(Csv({"a,b", "say \"hi\"", "two\nlines", "two\r\nlines"}),
            "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"two\nlines\"\r\n");
  EXPECT_EQ(Csv({"東京", "é"}), "東京,é\r\n");
}

TEST(Csv, NothingIsAFormula) {
  for (const char* text : {"=1+1", "+1", "+49 30 123", "-", "-1+1", "@SUM(A1)",
                           "\tx", " =1", "\n=1", "-2-3", "-1e", "-.5", "＝1",
                           "＋1", "－1", "＠x", "=cmd|' /C'", "--1"}) {
    const std::string line = Csv({text});
    const size_t mark = line.starts_with('"') ? 1 : 0;
    EXPECT_EQ(line[mark], '\'') << text;
  }
}

TEST(Csv, NumbersStayNumbers) {
  for (const char* text : {"-1", "-24.04", "1e5", "-1E-5", "0", "170000"}) {
    EXPECT_EQ(Csv({text}), std::string(text) + "\r\n");
  }
  EXPECT_EQ(Csv({"a=b", "a-b", "'x"}), "a=b,a-b,'x\r\n");
}

TEST(Csv, HostileCharactersAreVisible) {
  EXPECT_EQ(Csv({"\x1b[2J", "\u202Ex", "a\rb"}),
            "\\u{1b}[2J,\\u{202e}x,a\\u{d}b\r\n");
  EXPECT_EQ(Csv({std::string("\0x", 2)}), "\\u{0}x\r\n");
  EXPECT_EQ(Csv({"\r=1"}), "\\u{d}=1\r\n");
}

// --- Summary ---------------------------------------------------------------

std::string Summarise(const Lines& lines) {
  Summary summary;
  for (const std::string& line : lines) {
    Record record;
    EXPECT_TRUE(record.Parse(line)) << line;
    summary.Count(record);
  }
  return summary.Text();
}

TEST(Summary, CountsWhatIsNoRow) {
  const std::string live = R"({"kind":"listing","id":"1"})";
  const auto outcome = [](std::string_view status, std::string_view rule) {
    return R"({"kind":"listing","outcome":{"status":")" + std::string(status) +
           R"(","rule":")" + std::string(rule) + R"("}})";
  };
  const auto scrape = [](std::string_view status, std::string_view board) {
    return R"({"kind":"scrape","status":")" + std::string(status) +
           R"(","source":{"type":"lever","board":")" + std::string(board) +
           R"("}})";
  };
  EXPECT_EQ(Summarise({live}), "1 listing");
  EXPECT_EQ(
      Summarise({live, live, outcome("filtered", "age"),
                 outcome("filtered", "pay_floor"), outcome("filtered", "age"),
                 outcome("closed", ""),
                 R"({"kind":"listing","error":{"code":"no_title"}})",
                 R"({"kind":"malformed","error":{"code":"malformed"}})",
                 scrape("ok", "a"), scrape("ok", "b"), scrape("empty", "c"),
                 scrape("broken", "acme"), R"({"kind":"source"})", "{}"}),
      "2 listings; 1 closed; 3 filtered (age 2, pay_floor); "
      "2 errors (malformed, no_title); "
      "4 sources: 1 broken (lever:acme), 1 empty, 2 ok; "
      "2 other records (source)");
}

TEST(Summary, StaysSmallWhateverComes) {
  Summary summary;
  for (int i = 0; i < 5000; ++i) {
    const std::string line = R"({"kind":"listing","outcome":{"status":"s)" +
                             std::to_string(i % 500) + R"(","rule":")" +
                             std::string(static_cast<size_t>(i), 'r') + "\"}}";
    Record record;
    ASSERT_TRUE(record.Parse(line));
    summary.Count(record);
  }
  EXPECT_LT(summary.Text().size(), 40000u);

  Tally tally;
  for (int i = 0; i < 1000; ++i) tally.Count("code" + std::to_string(i));
  EXPECT_EQ(tally.total(), 1000u);
  EXPECT_EQ(tally.Text(), "other 950, code0, code1, code10, code11, …");
}

// --- The table -------------------------------------------------------------

struct Made {
  std::string text;
  size_t written_before_end = 0;
};

Made Make(const Lines& lines, Look look, const std::string& columns = "",
          bool settle_at_once = false) {
  Result<std::vector<Column>> parsed =
      ParseColumns(columns.empty() ? kTableColumns : columns);
  EXPECT_TRUE(parsed.ok());
  TableWriter writer(*parsed, look, kNow, columns.empty());
  Summary summary;
  Made made;
  for (const std::string& line : lines) {
    Record record;
    EXPECT_TRUE(record.Parse(line)) << line;
    summary.Count(record);
    writer.Add(record, made.text);
    if (settle_at_once) writer.Settle(made.text);
  }
  made.written_before_end = made.text.size();
  writer.Finish(summary, made.text);
  return made;
}

const std::string kRow =
    R"({"kind":"listing","title":"Engineer 東京","company":{"name":"Acme"},)"
    R"("locations":["Berlin","Rome"],"workplace":"remote",)"
    R"("salary":{"min":170000,"max":210000,"currency":"USD",)"
    R"("period":"year"},"posted_at":"2026-08-17","url":"https://x.example/1",)"
    R"("score":{"total":82,"passed":true,"parts":[{"rule":"title",)"
    R"("points":32,"because":"engineer in the title"}]}})";
const std::string kBare = R"({"kind":"listing","title":"Cook","id":"2"})";

TEST(Table, LooksLikeThis) {
  EXPECT_EQ(Make({kRow, kBare}, Look{}).text,
            "SCORE  TITLE          COMPANY  PLACE      WORK    PAY           "
            "    AGE  WHY\n"
            "   82  Engineer 東京  Acme     Berlin +1  remote  USD 170k–210k /y"
            "   3d  engineer in the title (+32)\n"
            "       Cook\n"
            "\n"
            "2 listings\n");
}

TEST(Table, NoLineIsTooWide) {
  const std::string wide =
      R"({"kind":"listing","title":")" + std::string(300, 'W') +
      R"(","company":{"name":"東京東京東京東京東京東京"},"posted_at":"2026-08-01",)"
      R"("locations":[")" +
      std::string(90, 'x') + R"("],"score":{"total":5}})";
  for (int width : {20, 33, 60, 80, 81, 100, 200}) {
    for (const std::string& line :
         Split(Make({kRow, wide}, Look{width, false, false}).text)) {
      if (line.starts_with("2 listings")) continue;
      EXPECT_LE(TextWidth(line), width) << line;
    }
  }
}

TEST(Table, ReasonsGoBelowWhereNotAllFits) {
  EXPECT_EQ(Make({kRow, kBare}, Look{90, false, false}).text,
            "SCORE  TITLE          COMPANY  PLACE      WORK    PAY           "
            "    AGE\n"
            "   82  Engineer 東京  Acme     Berlin +1  remote  USD 170k–210k /y"
            "   3d\n"
            "       engineer in the title (+32)\n"
            "       Cook\n"
            "\n"
            "2 listings\n");
  EXPECT_EQ(Make({kRow}, Look{20, false, false}, "why").text,
            "WHY\nengineer in the tit…\n\n1 listing\n");
}

TEST(Table, SaysWhatThereIsNoRoomFor) {
  const Lines lines = Split(Make({kRow}, Look{30, false, false}).text);
  EXPECT_EQ(lines.back(), "1 listing; no room for place, workplace, pay, age");
}

TEST(Table, HidesEmptyColumnsUnlessTheyWereAskedFor) {
  EXPECT_EQ(Make({kBare}, Look{}).text, "TITLE\nCook\n\n1 listing\n");
  EXPECT_EQ(Make({kBare}, Look{}, "title,nope").text,
            "TITLE  NOPE\nCook\n\n1 listing\n");
  EXPECT_EQ(Make({kBare}, Look{}, "nope,title").text,
            "NOPE  TITLE\n      Cook\n\n1 listing\n");
}

TEST(Table, NumbersStandOnTheRight) {
  EXPECT_EQ(Make({R"({"n":5,"m":"x"})", R"({"n":-1000.5,"m":7})", "{}"}, Look{},
                 "n,m,n")
                .text,
            "      N  M        N\n"
            "      5  x        5\n"
            "-1000.5  7  -1000.5\n"
            "\n\n"
            "0 listings; 3 other records\n");
}

TEST(Table, NothingForNothing) { EXPECT_EQ(Make({}, Look{}).text, ""); }

TEST(Table, StreamsBehindTheSample) {
  Lines lines(TableWriter::kSampleRows, kBare);
  EXPECT_EQ(
      Make(Lines(lines.begin() + 1, lines.end()), Look{}).written_before_end,
      0u);
  EXPECT_GT(Make(lines, Look{}).written_before_end, lines.size() * 5);
  // A later row with a longer text is cut to the width of its column, and one
  // with a value in a column that was empty so far still shows it.
  lines.push_back(kRow);
  const Lines rows = Split(Make(lines, Look{}).text);
  EXPECT_NE(rows[lines.size()].find("Engi…"), std::string::npos);
  EXPECT_NE(rows[lines.size()].find("82"), std::string::npos);
}

TEST(Table, SettlesWhenAsked) {
  const Made made = Make({kBare, kBare}, Look{}, "title", true);
  EXPECT_EQ(made.text, "TITLE\nCook\nCook\n\n2 listings\n");
  EXPECT_EQ(made.written_before_end, 16u);
}

TEST(Table, ColorAndLinks) {
  const std::string text =
      Make({kRow}, Look{100, true, true}, "score,title,why").text;
  EXPECT_EQ(text,
            "\x1b[1mSCORE\x1b[0m  \x1b[1mTITLE\x1b[0m          "
            "\x1b[1mWHY\x1b[0m\n"
            "   \x1b[32m82\x1b[0m  \x1b]8;;https://x.example/1\x1b\\"
            "Engineer 東京\x1b]8;;\x1b\\  "
            "\x1b[2mengineer in the title (+32)\x1b[0m\n\n1 listing\n");
}

TEST(Table, HostileTextCannotActOnTheTerminal) {
  const std::string hostile =
      R"({"kind":"listing","title":"\u001b]0;pwned\u0007\u202e\r\nx",)"
      R"("url":"https://x.example/\u001b\\","company":{"name":"\u009bA"},)"
      R"("outcome":{"status":"\u001b[2J","rule":"\u0000"}})";
  for (const Look& look : {Look{}, Look{100, true, true}}) {
    std::string text = Make({hostile}, look, "title,company,a\x1b").text;
    if (look.color) {
      for (const char* own :
           {"\x1b[1m", "\x1b[2m", "\x1b[0m", "\x1b]8;;", "\x1b\\"}) {
        for (size_t at; (at = text.find(own)) != std::string::npos;) {
          text.erase(at, std::string(own).size());
        }
      }
    }
    for (size_t pos = 0; pos < text.size();) {
      const char32_t code = DecodeUtf8(text, pos);
      EXPECT_FALSE(IsUnsafe(code)) << unsigned(code) << text;
    }
    EXPECT_NE(text.find("\\u{1b}]0;pwned\\u{7}\\u{202e} x"), std::string::npos)
        << text;
  }
}

TEST(CsvWriter, WritesTheHeaderOnceAndAlways) {
  const auto make = [](const Lines& lines) {
    CsvWriter writer(*ParseColumns("score,title,salary.min,place"), kNow);
    std::string text;
    for (const std::string& line : lines) {
      Record record;
      EXPECT_TRUE(record.Parse(line));
      writer.Add(record, text);
    }
    writer.Finish(Summary(), text);
    return text;
  };
  EXPECT_EQ(make({}), "score,title,salary.min,place\r\n");
  EXPECT_EQ(make({kRow, kBare}),
            "score,title,salary.min,place\r\n"
            "82,Engineer 東京,170000,\"Berlin; Rome\"\r\n"
            ",Cook,,\r\n");
}

TEST(Terminal, AutomaticIsOffWhereNobodyWatches) {
  // Under ctest standard output is no terminal.
  if (SomebodyWatches()) GTEST_SKIP();
  EXPECT_FALSE(LookOf("auto", "auto", 0).color);
  EXPECT_FALSE(LookOf("auto", "auto", 0).links);
  EXPECT_TRUE(LookOf("always", "auto", 0).color);
  EXPECT_TRUE(LookOf("never", "always", 0).links);
  EXPECT_EQ(LookOf("auto", "auto", 120).width, 120);
  setenv("COLUMNS", "77", 1);
  EXPECT_EQ(LookOf("auto", "auto", 0).width, 77);
  setenv("COLUMNS", "-3", 1);
  EXPECT_GE(LookOf("auto", "auto", 0).width, kMinWidth);
  setenv("COLUMNS", "5", 1);
  EXPECT_EQ(LookOf("auto", "auto", 0).width, kMinWidth);
  unsetenv("COLUMNS");
}

}  // namespace
}  // namespace jobutils
