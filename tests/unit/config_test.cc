#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "config/table.h"

namespace jobutils {
namespace {

using namespace std::string_literals;

Table Toml(std::string_view toml) {
  Result<Table> table = Table::Parse(toml, "config.toml");
  if (table) return *table;
  ADD_FAILURE() << table.error().message;
  return Table();
}

// The error of parsing, "" for none.
std::string ParseError(std::string_view toml) {
  Result<Table> table = Table::Parse(toml, "config.toml");
  if (table) return "";
  EXPECT_EQ(table.error().exit, ExitCode::kUsage);
  EXPECT_EQ(table.error().message.find('\n'), std::string::npos);
  return table.error().message;
}

// The error of the file, "" for none.
std::string Finished(Table table) {
  Status status = table.Finish();
  if (status) return "";
  EXPECT_EQ(status.error().exit, ExitCode::kUsage);
  return status.error().message;
}

std::string Repeat(std::string_view text, size_t times) {
  std::string all;
  for (size_t i = 0; i < times; ++i) all += text;
  return all;
}

constexpr int64_t kLeast = std::numeric_limits<int64_t>::min();
constexpr int64_t kMost = std::numeric_limits<int64_t>::max();

TEST(Table, ReadsEachType) {
  Table table = Toml(R"(
    name = "Zoë"
    count = 0x10
    weight = 2.5
    whole = 3
    on = true
    list = ["a", 'b']
    one = "c"
    mode = "new"
    [sub]
    x = 1
    [[rule]]
    n = 1
    [[rule]]
    n = 2
  )");
  EXPECT_EQ(table.String("name"), "Zoë");
  EXPECT_EQ(table.Integer("count", 0, 16), 16);
  EXPECT_EQ(table.Number("weight", 0, 3), 2.5);
  EXPECT_EQ(table.Number("whole", 0, 3), 3.0);
  EXPECT_EQ(table.Bool("on"), true);
  EXPECT_EQ(table.Strings("list"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(table.Strings("one"), std::vector<std::string>{"c"});
  EXPECT_EQ(table.OneOf("mode", {"old", "new"}), "new");
  EXPECT_EQ(table.Sub("sub").Integer("x", 1, 1), 1);
  std::vector<Table> rules = table.Tables("rule");
  ASSERT_EQ(rules.size(), 2u);
  EXPECT_EQ(rules[0].Integer("n", 0, 9), 1);
  EXPECT_EQ(rules[1].Integer("n", 0, 9), 2);
  EXPECT_EQ(Finished(table), "");
}

TEST(Table, AbsentKeysAreNoErrors) {
  for (Table table : {Toml(""), Table()}) {
    EXPECT_FALSE(table.Has("a"));
    EXPECT_TRUE(table.Keys().empty());
    EXPECT_EQ(table.String("a"), std::nullopt);
    EXPECT_EQ(table.OneOf("a", {"x"}), std::nullopt);
    EXPECT_EQ(table.Integer("a", 0, 1), std::nullopt);
    EXPECT_EQ(table.Number("a", 0, 1), std::nullopt);
    EXPECT_EQ(table.Bool("a"), std::nullopt);
    EXPECT_EQ(table.AsText("a"), std::nullopt);
    EXPECT_TRUE(table.Strings("a").empty());
    EXPECT_TRUE(table.Tables("a").empty());
    EXPECT_EQ(table.Sub("a").Sub("b").String("c"), std::nullopt);
    EXPECT_EQ(Finished(table), "");
  }
}

TEST(Table, KeepsTheOrderOfTheFile) {
  Table table = Toml(
      "zebra = 1\nmango.b = 2\n\"\" = 0\napple = {y = 1, x = 2}\nmango.a = 3\n"
      "[late]\nc = 1\nb = 2\na = 3\n[early]\n[late.sub]\n");
  EXPECT_EQ(table.Keys(), (std::vector<std::string>{"zebra", "mango", "",
                                                    "apple", "late", "early"}));
  EXPECT_EQ(table.Sub("mango").Keys(), (std::vector<std::string>{"b", "a"}));
  EXPECT_EQ(table.Sub("apple").Keys(), (std::vector<std::string>{"y", "x"}));
  EXPECT_EQ(table.Sub("late").Keys(),
            (std::vector<std::string>{"c", "b", "a", "sub"}));
}

TEST(Table, SaysWhereAKeyStands) {
  Table table = Toml(
      "\na = 1\n\n[b]\nc = [\n1]\n[[d]]\n[[d]]\n"
      "e = 1\n[f.g]\nh = 1\n");
  EXPECT_EQ(table.Where(), "config.toml:1");
  EXPECT_EQ(table.Where("a"), "config.toml:2");
  EXPECT_EQ(table.Where("b"), "config.toml:4");
  EXPECT_EQ(table.Sub("b").Where("c"), "config.toml:5");
  EXPECT_EQ(table.Sub("b").Where("none"), "config.toml:4");
  EXPECT_EQ(table.Tables("d")[1].Where(), "config.toml:8");
  EXPECT_EQ(table.Tables("d")[1].Where("e"), "config.toml:9");
  EXPECT_EQ(table.Sub("f").Where(), "config.toml:10");
  EXPECT_EQ(table.Sub("f").Sub("g").Where("h"), "config.toml:11");
  EXPECT_EQ(Table().Where("x"), "configuration");
  // A table that is opened late: where its name is first seen.
  EXPECT_EQ(Toml("[q.r]\n[q]\n").Where("q"), "config.toml:1");
}

TEST(Table, AnUnknownKeyNamesTheNearest) {
  Table table = Toml("[score.words]\nwanted = 1\n\nwantd = 2\n");
  Table words = table.Sub("score").Sub("words");
  EXPECT_EQ(words.Integer("wanted", 0, 9), 1);
  EXPECT_TRUE(words.Strings("unwanted").empty());
  EXPECT_EQ(Finished(table),
            "config.toml:4: unknown key 'wantd' in [score.words], "
            "did you mean 'wanted'?");
}

TEST(Table, AnUnknownKeyNamesAllWhenNoneIsNear) {
  Table table = Toml("colour = 1\n[s]\nx = 1\n[[r.q]]\ny = 1");
  table.String("b");
  table.String("a");
  EXPECT_EQ(Finished(table),
            "config.toml:1: unknown key 'colour', expected one of 'a', 'b'");
  EXPECT_EQ(Finished(Toml("x = 1")),
            "config.toml:1: unknown key 'x', expected none");

  table = Toml("[[r.q]]\n[[r.q]]\nyy = 1");
  table.Sub("r").Tables("q")[1].Has("y");
  table.Sub("r").Tables("q")[1].String("abcd");
  EXPECT_EQ(Finished(table),
            "config.toml:3: unknown key 'yy' in [[r.q]], "
            "expected one of 'abcd'");
}

TEST(Table, FinishLooksAtWhatWasTaken) {
  Table table = Toml("[a]\nx = 1\n[b]\ny = 1\nz = 1");
  Table b = table.Sub("b");
  b.Integer("y", 0, 9);
  // Of the whole file [a] is the first that nobody asked for; of [b], z.
  EXPECT_EQ(Finished(b).substr(0, 31), "config.toml:5: unknown key 'z' ");
  table = Toml("[a]\nx = 1\n[b]\ny = 1");
  table.Sub("b");
  EXPECT_EQ(Finished(table).substr(0, 30), "config.toml:1: unknown key 'a'");
  table = Toml("a = [{b = 1}, {c = 1}]");
  for (Table each : table.Tables("a")) each.Integer("b", 0, 9);
  EXPECT_EQ(Finished(table),
            "config.toml:1: unknown key 'c' in [[a]], expected one of 'b'");
}

TEST(Table, CopiesShareWhatWasAsked) {
  Table table = Toml("[a]\nx = 1");
  Table copy = table;
  EXPECT_EQ(copy.Sub("a").Integer("x", 0, 9), 1);
  EXPECT_EQ(Finished(table), "");
  // A table outlives the one it was taken from.
  Table sub;
  {
    Table gone = Toml("[a]\nx = 'y'");
    sub = gone.Sub("a");
  }
  EXPECT_EQ(sub.String("x"), "y");
}

TEST(Table, HasAndKeysDoNotAsk) {
  Table table = Toml("a = 1");
  EXPECT_TRUE(table.Has("a"));
  table.Keys();
  table.Where("a");
  EXPECT_NE(Finished(table), "");
}

TEST(Table, OutOfRange) {
  Table table = Toml("\nmin = 101");
  EXPECT_EQ(table.Integer("min", 0, 100), std::nullopt);
  EXPECT_EQ(Finished(table),
            "config.toml:2: 'min' must be an integer from 0 to 100");
}

// What one getter says of a bad value, less "config.toml:1: ".
template <typename Getter>
std::string Complaint(std::string_view toml, Getter get) {
  Table table = Toml(toml);
  get(table);
  std::string message = Finished(table);
  return message.substr(message.find(' ') + 1);
}

TEST(Table, SaysWhatWasExpected) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  auto integer = [](int64_t min, int64_t max) {
    return [=](Table& table) { table.Integer("k", min, max); };
  };
  auto number = [](double min, double max) {
    return [=](Table& table) { table.Number("k", min, max); };
  };
  auto string = [](Table& table) { table.String("k"); };
  auto strings = [](Table& table) { table.Strings("k"); };
  auto text = [](Table& table) { table.AsText("k"); };

  EXPECT_EQ(Complaint("k = -1", integer(0, kMost)),
            "'k' must be an integer of 0 or more");
  EXPECT_EQ(Complaint("k = 5", integer(kLeast, 4)),
            "'k' must be an integer of 4 or less");
  EXPECT_EQ(Complaint("k = 5.0", integer(kLeast, kMost)),
            "'k' must be an integer");
  EXPECT_EQ(Complaint("k = '5'", number(-kInfinity, kInfinity)),
            "'k' must be a number");
  for (const char* toml : {"k = nan", "k = inf", "k = 1.01", "k = -1"}) {
    EXPECT_EQ(Complaint(toml, number(-0.5, 1)),
              "'k' must be a number from -0.5 to 1");
  }
  EXPECT_EQ(Complaint("k = inf", number(0, kInfinity)),
            "'k' must be a number of 0 or more");
  EXPECT_EQ(Complaint("k = 1", string), "'k' must be a string");
  EXPECT_EQ(Complaint("k = 2026-08-11", string), "'k' must be a string");
  EXPECT_EQ(Complaint("k = 07:32:00", string), "'k' must be a string");
  EXPECT_EQ(Complaint("k = 2026-08-11T20:45:29Z", string),
            "'k' must be a string");
  EXPECT_EQ(Complaint("k = 1", [](Table& table) { table.Bool("k"); }),
            "'k' must be true or false");
  EXPECT_EQ(Complaint("k = 'c'",
                      [](Table& table) {
                        table.OneOf("k", {"a", "b"});
                      }),
            "'k' must be one of 'a', 'b'");
  EXPECT_EQ(Complaint("k = 1", strings),
            "'k' must be a string or an array of strings");
  EXPECT_EQ(Complaint("k = ['a', 1]", strings),
            "'k' must be a string or an array of strings");
  EXPECT_EQ(Complaint("k = 1", [](Table& table) { table.Sub("k"); }),
            "'k' must be a table");
  EXPECT_EQ(Complaint("[s]\nk = [{}, 1]",
                      [](Table& table) { table.Sub("s").Tables("k"); }),
            "'k' must be an array of tables, [[s.k]]");
  EXPECT_EQ(Complaint("[k]", [](Table& table) { table.Tables("k"); }),
            "'k' must be an array of tables, [[k]]");
  EXPECT_EQ(Complaint("k = 2026-08-11", text),
            "'k' must be a string, number, boolean or array of these");
  EXPECT_EQ(Complaint("k = [[1]]", text),
            "'k' must be a string, number, boolean or array of these");
}

TEST(Table, NamesTheLineOfABadElement) {
  Table table = Toml("k = [\n'a',\n'b',\n3,\n]");
  EXPECT_TRUE(table.Strings("k").empty());
  EXPECT_EQ(Finished(table).substr(0, 14), "config.toml:4:");
}

TEST(Table, TheFirstErrorStays) {
  Table table = Toml("a = 1\nb = 2\n[c]\nd = 1");
  table.String("b");
  table.String("a");
  table.Fail("a", "late");
  EXPECT_EQ(Finished(table.Sub("c")), "config.toml:2: 'b' must be a string");
  EXPECT_EQ(Finished(table), "config.toml:2: 'b' must be a string");
}

TEST(Table, TakesErrorsOfItsReader) {
  Table table = Toml("a = 1\n\n[b]\nc = '('");
  table.Sub("b").Fail("c", "missing ')'");
  EXPECT_EQ(Finished(table), "config.toml:4: missing ')'");
  table = Toml("a = 1\n\n[b]\nc = '('");
  table.Sub("b").Fail("", "nothing to do");
  EXPECT_EQ(Finished(table), "config.toml:3: nothing to do");
  table = Toml("a = 1\n\n[b]");
  table.Sub("b").Sub("gone").Fail("x", "'x' is missing");
  EXPECT_EQ(Finished(table), "config.toml:3: 'x' is missing");
  table = Table();
  table.Fail("x", "'x' is missing");
  EXPECT_EQ(Finished(table), "configuration: 'x' is missing");
}

TEST(Table, AsText) {
  Table table = Toml(
      "s = 'x y'\ni = -3\nn = 0.1\nw = 5.0\nb = false\n"
      "l = ['a', 1, 2.5, true]\ne = []");
  EXPECT_EQ(table.AsText("s"), "x y");
  EXPECT_EQ(table.AsText("i"), "-3");
  EXPECT_EQ(table.AsText("n"), "0.1");
  EXPECT_EQ(table.AsText("w"), "5");
  EXPECT_EQ(table.AsText("b"), "false");
  EXPECT_EQ(table.AsText("l"), "a,1,2.5,true");
  EXPECT_EQ(table.AsText("e"), "");
  EXPECT_EQ(Finished(table), "");
}

TEST(Parse, SyntaxErrorsNameTheLine) {
  EXPECT_EQ(ParseError("\n\nfoo bar"),
            "config.toml:3: expected '=', saw 'b' in key-value pair");
  EXPECT_EQ(ParseError("a = 1\na = 2").substr(0, 15), "config.toml:2: ");
  for (const char* toml : {"a",
                           "a =",
                           "= 1",
                           "[a",
                           "[[a]",
                           "a = \"x",
                           "a = 'x",
                           "a = \"\"\"x",
                           "a = [1, 2",
                           "a = {b = 1",
                           "a = {b = 1\n}",
                           "a = tru",
                           "a = 1 b = 2",
                           "a = 01",
                           "a = 0x",
                           "a = 1e",
                           "a = 1__0",
                           "a = \"\\q\"",
                           "a = \"\\ud800\"",
                           "a = 2026-13-01",
                           "a = 99999999999999999999",
                           "[a]\n[a]",
                           "a.b = 1\n[a]",
                           "a = {}\n[a.b]",
                           "[[a]]\n[a]",
                           "a = 1\r",
                           "[[[a]]]",
                           "[[[",
                           "[]",
                           "[[]]",
                           "a = \"x\ny\"",
                           "a = '''",
                           ".",
                           "a. = 1"}) {
    EXPECT_EQ(ParseError(toml).substr(0, 11), "config.toml") << toml;
  }
}

TEST(Parse, EveryPrefixIsReadOrRefused) {
  std::string toml =
      "# c\n[a.'b c'.\"d\"]\nx = [1, {y = \"z\\u00e9\"}, '''q''''', ]\n"
      "t = 2026-08-11T20:45:29.5+02:00\nf = -1.5e-3\n[[g]]\nh = \"\"\"\\\n  i"
      "\"\"\"\n";
  EXPECT_EQ(ParseError(toml), "");
  for (size_t size = 0; size < toml.size(); ++size) {
    (void)ParseError(toml.substr(0, size));
  }
}

TEST(Parse, RefusesWhatIsNoText) {
  EXPECT_EQ(ParseError("a = 1\nb = '\xff'"), "config.toml:2: expected UTF-8");
  EXPECT_EQ(ParseError("# \xed\xa0\x80"), "config.toml:1: expected UTF-8");
  EXPECT_EQ(ParseError("\xff\xfe"
                       "a\0=\0"s),
            "config.toml:1: expected UTF-8");
  EXPECT_EQ(ParseError("\xef\xbb\xbf"
                       "a = 1"),
            "config.toml:1: expected no byte order mark");
  EXPECT_EQ(ParseError("a = 1\n\0"s),
            "config.toml:2: expected text, not a NUL byte");
  EXPECT_EQ(ParseError("\n# \0"s),
            "config.toml:2: expected text, not a NUL byte");
  EXPECT_EQ(ParseError("a = '\x01'").substr(0, 15), "config.toml:1: ");
}

TEST(Parse, WantsQuotesAroundWhatIsNotAscii) {
  EXPECT_EQ(ParseError("# Zoë\na = 'Zoë'\nb = \"ß\"\n'ü' = '''ä''''\n"), "");
  for (const char* toml :
       {"#\ncity = Köln", "#\nö = 1", "#\n[é]", "#\n[\xef\xbb\xbf",
        "#\na = '''x'''''é", "#\na = \u00a01", "#\na = \"\\\"\" é",
        "#\na = 1\u2028"}) {
    EXPECT_EQ(ParseError(toml),
              "config.toml:2: expected quotes around what is not ASCII")
        << toml;
  }
}

TEST(Parse, WantsQuotesAroundTheWholeText) {
  for (const char* toml :
       {"#\na = O'Neil", "#\na = 1\"\u00e9\"", "#\na = 'x' 'y'",
        "#\na = \"x\"y\"", "#\na = [1 '\u00e9']", "#\na = {} \"\"\"\u00e9"}) {
    EXPECT_EQ(ParseError(toml),
              "config.toml:2: expected quotes around all the text")
        << toml;
  }
  EXPECT_EQ(ParseError("a = [\n'x' , 'y',\n\n 'z' # '\n, \"\" ]\n"
                       "b = { 'c'.'d' = '', \"e\".f = \"\" }\n['g' . 'h']"),
            "");
}

TEST(Parse, RefusesMarksInsideAValue) {
  for (const char* toml :
       {"#\na = 6Z[\"\u00e9\"]", "#\na = 'x' [1]", "#\na = [1] [2]"}) {
    EXPECT_EQ(ParseError(toml),
              "config.toml:2: expected no bracket inside a value")
        << toml;
  }
  for (const char* toml :
       {"#\na = 05=\"\u00e9\"", "#\na = = 1", "#\na = [b = 1]"}) {
    EXPECT_EQ(ParseError(toml), "config.toml:2: expected no '=' inside a value")
        << toml;
  }
  // No key has three quotes.
  EXPECT_NE(ParseError("\"\"\"\\\n\u00e9\"\"\" = 1"), "");
  EXPECT_NE(ParseError("a = {'''\n\u00e9''' = 1}"), "");
  EXPECT_NE(ParseError("['''\n\u00e9''']"), "");
  EXPECT_EQ(ParseError("a = [[1], ['''\n\u00e9''', {b = \"\"\"\n\u00e9\"\"\"}],"
                       "\n'''\n\u00e9''']\n[[b]]\n['c']"),
            "");
}

TEST(Parse, WantsAsciiBehindABackslash) {
  for (const char* toml :
       {"#\na = \"\\\u00e9\"", "#\na = \"\"\"\\\u00e9\"\"\"",
        "#\na = \"\"\"\\ \t\u00e9\"\"\"", "#\na = \"\"\"x\\\\\\\u00e9\"\"\""}) {
    EXPECT_EQ(ParseError(toml),
              "config.toml:2: expected an ASCII character behind '\\'")
        << toml;
  }
  EXPECT_EQ(Toml("a = \"\"\"\\\n  x\u00e9\\\\\u00e9\"\"\"").String("a"),
            "x\u00e9\\\u00e9");
}

TEST(Parse, DepthIsBounded) {
  EXPECT_EQ(ParseError("a=" + Repeat("[", 32) + Repeat("]", 31)).substr(0, 15),
            "config.toml:1: ");
  EXPECT_EQ(ParseError("a=" + Repeat("[", 30) + Repeat("]", 30)), "");
  for (const char* open : {"[", "{a=", "[{a="}) {
    EXPECT_NE(ParseError("a=" + Repeat(open, 100000)), "") << open;
  }
  EXPECT_EQ(ParseError(Repeat("a.", 31) + "a = 1"), "");
  EXPECT_EQ(ParseError("\n" + Repeat("a.", 32) + "a = 1"),
            "config.toml:2: expected a key of fewer parts");
  EXPECT_NE(ParseError("[" + Repeat("a.", 1000000) + "a]"), "");
  EXPECT_NE(ParseError("x = {" + Repeat("'=\n'.", 100000) + "a = 1}"), "");
  EXPECT_NE(ParseError(Repeat("\"=\".", 100000) + "a = 1"), "");
  // Dots that part no keys.
  EXPECT_EQ(ParseError("a = '" + Repeat(".", 1000) + "' # " + Repeat(".", 999)),
            "");
  EXPECT_EQ(ParseError("a = [" + Repeat("1.5,", 1000) + "]"), "");
}

TEST(Parse, SizeIsBounded) {
  EXPECT_EQ(ParseError("a = '" + std::string(1000000, 'x') + "'"), "");
  EXPECT_EQ(ParseError("\n#" + std::string(5000000, 'x')),
            "config.toml:2: expected at most 4 MiB");
}

TEST(Parse, ManyKeysAreReadInTime) {
  std::string toml;
  for (int i = 0; i < 50000; ++i) {
    toml.append("k").append(std::to_string(i)).append(" = 1\n");
  }
  Table table = Toml(toml);
  for (const std::string& key : table.Keys()) table.Integer(key, 1, 1);
  EXPECT_EQ(Finished(table), "");
}

TEST(Nearest, FindsWhatWasMeant) {
  const std::vector<std::string> known = {"wanted", "unwanted", "min_pay",
                                          "places", "id",       "level"};
  EXPECT_EQ(Nearest("wantd", known), "wanted");
  EXPECT_EQ(Nearest("watned", known), "wanted");
  EXPECT_EQ(Nearest("Wanted", known), "wanted");
  EXPECT_EQ(Nearest("min-pay", known), "min_pay");
  EXPECT_EQ(Nearest("minpay", known), "min_pay");
  EXPECT_EQ(Nearest("place", known), "places");
  EXPECT_EQ(Nearest("leevl", known), "level");
  EXPECT_EQ(Nearest("ip", known), "id");
  EXPECT_EQ(Nearest("wanted", known), "wanted");
}

TEST(Nearest, KeepsSilentWhenNoneIsNear) {
  const std::vector<std::string> known = {"wanted", "a", ""};
  EXPECT_EQ(Nearest("colour", known), "");
  EXPECT_EQ(Nearest("b", known), "");
  EXPECT_EQ(Nearest("", known), "");
  EXPECT_EQ(Nearest("xanxxd", known), "");
  EXPECT_EQ(Nearest(std::string(1000000, 'x'), known), "");
  EXPECT_EQ(Nearest("wanted", {}), "");
}

}  // namespace
}  // namespace jobutils
