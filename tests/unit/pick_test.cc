#include "pick/pick.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "pick/rank.h"

namespace jobutils {
namespace {

using Lines = std::vector<std::string>;

Ranking Keys(std::string_view keys) {
  Result<Ranking> ranking = Ranking::Parse(keys);
  EXPECT_TRUE(ranking.ok()) << keys;
  return *ranking;
}

Picker MakePicker(std::string_view by, size_t count,
                  std::string_view per = "") {
  std::optional<KeyPath> group;
  if (!per.empty()) group = *KeyPath::Parse(per);
  return Picker(Keys(by), group, count);
}

// What came out: the winners, best first, and the losers as they went.
struct Picked {
  Lines winners;
  Lines losers;
};

Picked Pick(Picker picker, const Lines& lines) {
  Picked picked;
  for (const std::string& line : lines) {
    const std::string gone_later = line;
    Record record;
    EXPECT_TRUE(record.Parse(gone_later)) << line;
    std::string displaced;
    if (!picker.Offer(record, &displaced)) {
      picked.losers.push_back(line);
    } else if (!displaced.empty()) {
      picked.losers.push_back(displaced);
    }
  }
  picked.winners = picker.Take();
  return picked;
}

std::string Line(int total, std::string_view id = "") {
  return R"({"score":{"total":)" + std::to_string(total) + R"(},"id":")" +
         std::string(id) + R"("})";
}

int Compare(std::string_view key, std::string_view a, std::string_view b) {
  Record first, second;
  EXPECT_TRUE(first.Parse(a));
  EXPECT_TRUE(second.Parse(b));
  Ranking ranking = Keys(key);
  const int order =
      ranking.Compare(ranking.ValuesOf(first), ranking.ValuesOf(second));
  EXPECT_EQ(order<0, ranking.Compare(ranking.ValuesOf(second),
                                     ranking.ValuesOf(first))> 0);
  return order;
}

TEST(Rank, NumbersCompareAsNumbers) {
  EXPECT_LT(Compare("a", R"({"a":10})", R"({"a":9})"), 0);
  EXPECT_LT(Compare("a", R"({"a":-1})", R"({"a":-2.5})"), 0);
  EXPECT_EQ(Compare("a", R"({"a":1e2})", R"({"a":100.0})"), 0);
  EXPECT_LT(Compare("a", R"({"a":12345678901234567890123})", R"({"a":9})"), 0);
  EXPECT_LT(Compare("a", R"({"a":true})", R"({"a":false})"), 0);
}

TEST(Rank, StringsCompareAsStrings) {
  EXPECT_GT(Compare("a", R"({"a":"10"})", R"({"a":"9"})"), 0);
  EXPECT_LT(
      Compare("a", R"({"a":"2026-08-11T20:45:29Z"})", R"({"a":"2026-08-11"})"),
      0);
  EXPECT_LT(Compare("a", R"({"a":"\u00e9"})", R"({"a":"z"})"), 0);
  EXPECT_EQ(Compare("a", R"({"a":"\u0041"})", R"({"a":"A"})"), 0);
}

TEST(Rank, TheMinusTurnsAKeyRound) {
  EXPECT_GT(Compare("-a", R"({"a":10})", R"({"a":9})"), 0);
  EXPECT_LT(Compare("-a", R"({"a":"x"})", R"({"a":"y"})"), 0);
}

TEST(Rank, WhatIsAbsentIsLastEitherWay) {
  for (std::string_view key : {"a", "-a"}) {
    for (std::string_view none :
         {"{}", R"({"a":null})", R"({"a":[1]})", R"({"a":{"b":1}})",
          R"({"a":1e400})", R"({"a":-1e400})"}) {
      EXPECT_LT(Compare(key, R"({"a":-5})", none), 0) << key << none;
      EXPECT_LT(Compare(key, R"({"a":""})", none), 0) << key << none;
      EXPECT_EQ(Compare(key, "{}", none), 0) << key << none;
    }
    EXPECT_LT(Compare(key, R"({"a":-5})", R"({"a":"5"})"), 0) << key;
  }
}

TEST(Rank, LaterKeysBreakTies) {
  EXPECT_GT(
      Compare("a,-b.c", R"({"a":1,"b":{"c":2}})", R"({"a":1,"b":{"c":1}})"), 0);
  EXPECT_LT(Compare("a,b.c", R"({"a":2})", R"({"a":1,"b":{"c":1}})"), 0);
}

TEST(Rank, RefusesBadKeys) {
  for (std::string_view keys : {"", "-", "a,", ",a", "a,,b", "--", "a..b"}) {
    Result<Ranking> ranking = Ranking::Parse(keys);
    if (keys == "--") {  // the key "-", lowest first
      EXPECT_TRUE(ranking.ok());
      continue;
    }
    ASSERT_FALSE(ranking.ok()) << keys;
    EXPECT_EQ(ranking.error().exit, ExitCode::kUsage);
  }
}

TEST(Pick, HoldsTheBestInOrder) {
  const Picked picked =
      Pick(MakePicker("score.total", 2),
           {Line(10), Line(50), Line(30), Line(20), Line(90), Line(40)});
  EXPECT_EQ(picked.winners, (Lines{Line(90), Line(50)}));
  EXPECT_EQ(picked.losers, (Lines{Line(10), Line(20), Line(30), Line(40)}));
}

TEST(Pick, TheEarlierOfEqualOnesWins) {
  const Picked picked = Pick(MakePicker("score.total", 3),
                             {Line(5, "a"), Line(5, "b"), Line(5, "c"),
                              Line(5, "d"), Line(6, "e"), Line(5, "f")});
  EXPECT_EQ(picked.winners, (Lines{Line(6, "e"), Line(5, "a"), Line(5, "b")}));
}

TEST(Pick, FewerThanNAreSortedToo) {
  EXPECT_EQ(Pick(MakePicker("score.total", 1000000000),
                 {Line(1), "{}", Line(3), Line(2)})
                .winners,
            (Lines{Line(3), Line(2), Line(1), "{}"}));
  EXPECT_EQ(Pick(MakePicker("score.total", 5), {}).winners, Lines{});
}

TEST(Pick, NoneIsANumberToo) {
  const Picked picked = Pick(MakePicker("score.total", 0), {Line(1), Line(2)});
  EXPECT_EQ(picked.winners, Lines{});
  EXPECT_EQ(picked.losers, (Lines{Line(1), Line(2)}));
}

TEST(Pick, EachGroupHasItsOwnBest) {
  const auto of = [](std::string_view company, int pay) {
    return R"({"company":{"name":")" + std::string(company) + R"("},"pay":)" +
           std::to_string(pay) + "}";
  };
  const std::string nobody = R"({"pay":7})";
  const std::string also_nobody = R"({"pay":8,"company":{"name":null}})";
  const Picked picked = Pick(MakePicker("pay", 1, "company.name"),
                             {of("a", 1), of("b", 9), nobody, of("a", 3),
                              of("b", 2), also_nobody, of("A", 4)});
  EXPECT_EQ(picked.winners,
            (Lines{of("b", 9), also_nobody, of("A", 4), of("a", 3)}));
}

TEST(Pick, ATextAndANumberAreDifferentGroups) {
  EXPECT_EQ(Pick(MakePicker("n", 1, "g"),
                 {R"({"g":1,"n":1})", R"({"g":"1","n":2})",
                  R"({"g":"\u0031","n":3})", R"({"g":"","n":0})", R"({})"})
                .winners,
            (Lines{R"({"g":"\u0031","n":3})", R"({"g":1,"n":1})",
                   R"({"g":"","n":0})", R"({})"}));
}

TEST(Pick, ByteForByteWithWhatWasSet) {
  Picker picker = MakePicker("n", 1);
  std::string displaced;
  {
    std::string line = R"({ "n" : 1.0 , "x":1e400})";
    Record record;
    ASSERT_TRUE(record.Parse(line));
    record.Set("new", "2");
    EXPECT_TRUE(picker.Offer(record, &displaced));
    line.assign(line.size(), '#');
  }
  EXPECT_EQ(picker.Take(), Lines{R"({ "n" : 1.0 , "x":1e400,"new":2})"});
  EXPECT_EQ(picker.Take(), Lines{});
}

// Against the plain way of doing it, over many shapes.
TEST(Pick, SameAsSortingEverything) {
  uint32_t seed = 1;
  for (size_t count : {1, 2, 7, 64, 500}) {
    Lines lines;
    for (int i = 0; i < 400; ++i) {
      seed = seed * 1664525 + 1013904223;
      lines.push_back(Line(static_cast<int>(seed >> 28), std::to_string(i)));
    }
    Lines sorted = lines;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const std::string& a, const std::string& b) {
                       const auto total = [](const std::string& line) {
                         return std::stoi(line.substr(line.find(":{") + 10));
                       };
                       return total(a) > total(b);
                     });
    sorted.resize(std::min(count, sorted.size()));
    const Picked picked = Pick(MakePicker("score.total", count), lines);
    EXPECT_EQ(picked.winners, sorted) << count;
    EXPECT_EQ(picked.winners.size() + picked.losers.size(), lines.size());
  }
}

}  // namespace
}  // namespace jobutils
