#include "record/key_path.h"

#include <gtest/gtest.h>

#include <string>

namespace jobutils {
namespace {

std::string Raw(std::string_view line, std::string_view path) {
  Record record;
  EXPECT_TRUE(record.Parse(line)) << record.why();
  Result<KeyPath> key = KeyPath::Parse(path);
  EXPECT_TRUE(key.ok()) << path;
  return key.ok() ? std::string(key->Find(record).raw()) : "?";
}

constexpr std::string_view kLine =
    R"({"title":"x","salary":{"min":1,"max":2e3,"null":null},)"
    R"("places":["a",{"b":true}],"a.b":{"c/d":1,"e~f":2,"7":3},"":4})";

TEST(KeyPath, WalksDotsAndPointersAlike) {
  EXPECT_EQ(Raw(kLine, "title"), R"("x")");
  EXPECT_EQ(Raw(kLine, "salary.max"), "2e3");
  EXPECT_EQ(Raw(kLine, "/salary/max"), "2e3");
  EXPECT_EQ(Raw(kLine, "salary.null"), "null");
  EXPECT_EQ(Raw(kLine, "places.0"), R"("a")");
  EXPECT_EQ(Raw(kLine, "places.1.b"), "true");
  EXPECT_EQ(Raw(kLine, "/places/1/b"), "true");
}

TEST(KeyPath, PointersReachKeysThatDotsCannot) {
  EXPECT_EQ(Raw(kLine, "a.b"), "");
  EXPECT_EQ(Raw(kLine, "/a.b/c~1d"), "1");
  EXPECT_EQ(Raw(kLine, "/a.b/e~0f"), "2");
  EXPECT_EQ(Raw(kLine, "/a.b/7"), "3");
  EXPECT_EQ(Raw(kLine, "/"), "4");
}

TEST(KeyPath, DottedPartsNeedNoEscapes) {
  EXPECT_EQ(Raw(R"({"x":{"e~f":1,"c/d":2}})", "x.e~f"), "1");
  EXPECT_EQ(Raw(R"({"x":{"e~f":1,"c/d":2}})", "x.c/d"), "2");
  EXPECT_EQ(Raw(R"({"e~f":1})", "e~f"), "1");
}

TEST(KeyPath, WhatIsNotThereIsAbsent) {
  for (std::string_view path :
       {"nope", "title.x", "salary.mid", "places.2", "places.-", "places.x",
        "places.99999999999999999999999", "salary.max.x"}) {
    EXPECT_EQ(Raw(kLine, path), "") << path;
  }
  EXPECT_EQ(Raw("{}", "a.b.c"), "");
}

TEST(KeyPath, SeesTheRecordAsItStandsNow) {
  Record record;
  ASSERT_TRUE(record.Parse(R"({"score":{"total":1}})"));
  Result<KeyPath> path = KeyPath::Parse("score.total");
  ASSERT_TRUE(path.ok());
  record.Set("score", R"({"total":73})");
  EXPECT_EQ(path->Find(record).AsInteger(), 73);
  record.Remove("score");
  EXPECT_EQ(path->Find(record).type(), Json::Type::kAbsent);
}

TEST(KeyPath, RefusesWhatCannotBeMeant) {
  for (std::string_view path : {"", ".", "a.", ".a", "a..b", "/a~", "/a~2",
                                "/a/b~x", "/a/~", "\xff", "a.\xc3"}) {
    Result<KeyPath> key = KeyPath::Parse(path);
    ASSERT_FALSE(key.ok()) << path;
    EXPECT_EQ(key.error().exit, ExitCode::kUsage);
    EXPECT_NE(key.error().message.find("expected"), std::string::npos);
  }
}

}  // namespace
}  // namespace jobutils
