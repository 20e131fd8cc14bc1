#include "record/record.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <random>
#include <string>

#include "record/line_reader.h"

namespace jobutils {
namespace {

bool Valid(std::string_view text) {
  return ScanJson(text, nullptr).message == nullptr;
}

std::string After(const Record& record) {
  std::string out;
  record.AppendTo(out);
  return out;
}

TEST(Scan, AcceptsWhatRfc8259Does) {
  for (const char* text :
       {"{}", "[]", " [1, 2 ,3]\n", "0", "-0", "1.5e-7", "\"\"", "null",
        "12345678901234567890123", "1e400", "{\"a\":{\"b\":[true,false]}}",
        "\"\\ud800\"", "\"\\u0000\"", "\"\\/\\b\"", "\"\xf0\x9f\xa6\x80\"",
        "{\"a\":1,\"a\":2}"}) {
    EXPECT_TRUE(Valid(text)) << text;
  }
}

TEST(Scan, RefusesWhatItDoesNot) {
  for (const char* text : {"",
                           " ",
                           "{",
                           "[1,,2]",
                           "{\"a\":[0,{\"b\":[1,,2]}]}",
                           "[1,]",
                           "{,}",
                           "{\"a\"}",
                           "{\"a\":}",
                           "{\"a\":1,}",
                           "{a:1}",
                           "01",
                           "1.",
                           ".5",
                           "+1",
                           "1e",
                           "- 1",
                           "NaN",
                           "tru",
                           "nulls",
                           "'a'",
                           "\"a",
                           "\"\\x\"",
                           "\"\\u12g4\"",
                           "\"\t\"",
                           "{} {}",
                           "[1 2]",
                           "{\"a\" 1}",
                           "]",
                           "}",
                           "{]",
                           "[}",
                           "\"\xc0\xaf\"",
                           "\"\xed\xa0\x80\"",
                           "\"\xf4\x90\x80\x80\"",
                           "\"\xff\"",
                           "\"abc\xe2\x82\""}) {
    EXPECT_FALSE(Valid(text)) << text;
  }
  EXPECT_FALSE(Valid(std::string_view("\"a\0b\"", 5)));
  EXPECT_FALSE(Valid(std::string_view("{}\0", 3)));
}

TEST(Scan, NamesThePlace) {
  const ScanError error = ScanJson("{\"a\":[1,,2]}", nullptr);
  EXPECT_STREQ(error.message, "expected a value");
  EXPECT_EQ(error.at, 8u);
}

TEST(Scan, DepthIsBounded) {
  const auto nested = [](int depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_TRUE(Valid(nested(1000)));
  EXPECT_FALSE(Valid(nested(1001)));
  EXPECT_FALSE(Valid(std::string(3 << 20, '[')));
  EXPECT_FALSE(Valid(std::string(3 << 20, '{')));
}

// The vector paths and their tails: each byte that matters at each place of
// strings of each length, inside a buffer that ends right behind.
TEST(Scan, EveryPlaceInAString) {
  for (size_t size = 0; size < 100; ++size) {
    const std::string plain(size, 'x');
    EXPECT_TRUE(Valid("\"" + plain + "\""));
    for (size_t at = 0; at < size; ++at) {
      for (const char* bad : {"\x01", "\x80", "\xc3", "\"", "\\", "\n"}) {
        std::string text = plain;
        text[at] = bad[0];
        const bool escapes = bad[0] == '\\';
        EXPECT_FALSE(Valid("\"" + text + "\"") && !escapes)
            << size << ' ' << at << ' ' << int(bad[0]);
      }
      for (const char* good : {"\\n", "\\\"", "\\u00e9", "\xc3\xa9",
                               "\xe2\x80\x99", "\xf0\x9f\xa6\x80"}) {
        std::string text = plain;
        text.replace(at, 1, good);
        EXPECT_TRUE(Valid("\"" + text + "\"")) << size << ' ' << at;
      }
    }
  }
}

TEST(Scan, MembersOfAFlood) {
  std::string text = "{";
  for (size_t i = 0; i < kMaxMembers; ++i) text += "\"k\":0,";
  std::vector<MemberSpan> members;
  EXPECT_NE(ScanJson(text + "\"k\":0}", &members).message, nullptr);
  EXPECT_LE(members.size(), kMaxMembers);
  text.back() = '}';
  EXPECT_EQ(ScanJson(text, &members).message, nullptr);
}

TEST(Json, Strings) {
  EXPECT_EQ(Json("\"a\\n\\u00e9\\ud83e\\udd80\\/\"").AsString(),
            "a\n\xc3\xa9\xf0\x9f\xa6\x80/");
  EXPECT_EQ(Json("\"\\ud800x\"").AsString(), "\xef\xbf\xbdx");
  EXPECT_EQ(Json("\"\\udc00\\ud800\"").AsString(), "\xef\xbf\xbd\xef\xbf\xbd");
  EXPECT_EQ(Json("\"a\\u0000b\"").AsString(), std::string("a\0b", 3));
  EXPECT_EQ(Json("1").AsString(), std::nullopt);
}

TEST(Json, Numbers) {
  EXPECT_EQ(Json("1e400").AsNumber(), std::nullopt);
  EXPECT_EQ(Json("12345678901234567890123").AsInteger(), std::nullopt);
  EXPECT_DOUBLE_EQ(*Json("12345678901234567890123").AsNumber(),
                   12345678901234567890123.0);
  EXPECT_EQ(Json("9007199254740993").AsInteger(), 9007199254740993);
  EXPECT_EQ(Json("1.0").AsInteger(), std::nullopt);
  EXPECT_EQ(JsonNumber(90000), "90000");
  EXPECT_EQ(JsonNumber(24.04), "24.04");
  EXPECT_EQ(JsonNumber(1e300), "1e+300");
}

TEST(Json, Walks) {
  const Json value(R"({"a":[{"b":"x"},2],"c/d":{"~":null},"a ":[]})");
  EXPECT_EQ(value.Pointer("/a/0/b").AsString(), "x");
  EXPECT_EQ(value.Pointer("/a/1").AsInteger(), 2);
  EXPECT_EQ(value.Pointer("/c~1d/~0").type(), Json::Type::kNull);
  EXPECT_EQ(value.Pointer("/a/2").type(), Json::Type::kAbsent);
  EXPECT_EQ(value.Pointer("a").type(), Json::Type::kAbsent);
  EXPECT_EQ(value.Pointer("/a/00").type(), Json::Type::kAbsent);
  EXPECT_EQ(value.Pointer("").raw(), value.raw());
  int members = 0;
  for (auto [key, member] : value.Members()) members += !key.empty();
  EXPECT_EQ(members, 3);
  for (Json item : Json("[ ]").Items()) FAIL() << item.raw();
  EXPECT_EQ(Json(R"({"a":1,"\u0061":2})")["a"].AsInteger(), 2);
  EXPECT_EQ(Json(R"(["\"]","\\"])").At(1).AsString(), "\\");
}

TEST(JsonWrite, HostileTextIsEscaped) {
  EXPECT_EQ(JsonString("a\"\\\n\x1b[2J\x7f"), R"("a\"\\\n\u001b[2J\u007f")");
  EXPECT_EQ(JsonString("\u202eevil\u0085"), R"("\u202eevil\u0085")");
  EXPECT_EQ(JsonString("\xff\xe2\x82"),
            "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
  EXPECT_EQ(JsonString("größe 日本"), "\"größe 日本\"");
  EXPECT_EQ(JsonObject().Text("a", "").Text("b", "x").str(), R"({"b":"x"})");
}

TEST(Record, PassesUntouchedBytes) {
  const std::string line =
      R"( { "a" : 1e400 , "b":[ 1.50 ],"\u0063":"\ud800" }  )";
  Record record;
  ASSERT_TRUE(record.Parse(line));
  EXPECT_EQ(After(record), line);
  EXPECT_EQ(record.Get("c").raw(), "\"\\ud800\"");
}

TEST(Record, SetReplaceRemove) {
  struct Case {
    const char* line;
    const char* key;
    const char* set;  // null: remove
    const char* after;
  };
  for (const Case& c : std::initializer_list<Case>{
           {R"({})", "x", "1", R"({"x":1})"},
           {R"({ } )", "x", "1", R"({ "x":1} )"},
           {R"({"a":1})", "x", "[]", R"({"a":1,"x":[]})"},
           {R"({"a": 1 , "b":2})", "a", "\"z\"", R"({"a": "z" , "b":2})"},
           {R"({"a":1,"b":2,"c":3})", "b", nullptr, R"({"a":1,"c":3})"},
           {R"({"a":1,"b":2,"c":3})", "a", nullptr, R"({"b":2,"c":3})"},
           {R"({"a":1,"b":2,"c":3})", "c", nullptr, R"({"a":1,"b":2})"},
           {R"({"a":1})", "a", nullptr, R"({})"},
           {R"({"a":1})", "z", nullptr, R"({"a":1})"},
           {R"({"a":1,"b":2,"a":3})", "a", "9", R"({"b":2,"a":9})"},
           {R"({"a":1,"b":2,"a":3})", "a", nullptr, R"({"b":2})"},
           {R"({"\u0061":1,"b":2})", "a", "7", R"({"\u0061":7,"b":2})"}}) {
    Record record;
    ASSERT_TRUE(record.Parse(c.line));
    if (c.set != nullptr) {
      record.Set(c.key, c.set);
      EXPECT_EQ(record.Get(c.key).raw(), c.set);
    } else {
      record.Remove(c.key);
      EXPECT_FALSE(record.Has(c.key));
    }
    EXPECT_EQ(After(record), c.after) << c.line;
    EXPECT_LE(After(record).size(), record.size());
  }
}

TEST(Record, ManyEdits) {
  Record record;
  ASSERT_TRUE(record.Parse(R"({"a":1,"b":2})"));
  record.Remove("a");
  record.Set("c", "3");
  record.Remove("b");
  record.Set("a", "4");
  record.Set("d", "5");
  record.Remove("c");
  EXPECT_EQ(After(record), R"({"a":4,"d":5})");
  record.Remove("a");
  record.Remove("d");
  EXPECT_EQ(After(record), "{}");
}

TEST(Record, OwnOutlivesItsLineAndMoves) {
  auto line = std::make_unique<std::string>(R"({"id":"x"})");
  Record record;
  ASSERT_TRUE(record.Parse(*line));
  record.Own();
  line.reset();
  Record moved = std::move(record);
  EXPECT_EQ(moved.Text("id"), "x");
}

TEST(Record, LiveUntilOutcomeOrError) {
  Record record;
  ASSERT_TRUE(record.Parse(R"({"kind":"listing"})"));
  EXPECT_TRUE(record.live());
  EXPECT_EQ(record.kind(), "listing");
  record.SetOutcome("filtered", "score", "required", "rust");
  EXPECT_FALSE(record.live());
  record.Set("outcome", "null");
  EXPECT_TRUE(record.live());
  record.Remove("outcome");
  record.SetError("score", "no_profile", "m", true);
  EXPECT_EQ(After(record),
            R"({"kind":"listing","error":{"stage":"score","code":"no_profile",)"
            R"("message":"m","retry":true}})");
}

TEST(Record, RefusesWhatIsNoObject) {
  Record record;
  EXPECT_FALSE(record.Parse("[1]"));
  EXPECT_EQ(record.why(), "expected an object at byte 0");
  EXPECT_FALSE(record.Parse("{\"a\":"));
  EXPECT_EQ(record.why(), "the text ends too early at byte 5");
  EXPECT_FALSE(record.Has("a"));
}

// What jq would say of the same edit, on random objects.
TEST(Record, RandomEditsKeepTheRest) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::pair<std::string, std::string>> members;
    std::string line = "{";
    const int count = static_cast<int>(random() % 6);
    for (int i = 0; i < count; ++i) {
      const std::string key(1, static_cast<char>('a' + i));
      const std::string value = std::to_string(random() % 100);
      line += std::string(i > 0 ? "," : "") + "\"" + key + "\":" + value;
      members.emplace_back(key, value);
    }
    line += "}";
    Record record;
    ASSERT_TRUE(record.Parse(line));
    for (int i = 0; i < 4; ++i) {
      const std::string key(1, static_cast<char>('a' + random() % 8));
      auto found = members.begin();
      while (found != members.end() && found->first != key) ++found;
      if (random() % 2 == 0) {
        record.Remove(key);
        if (found != members.end()) members.erase(found);
      } else {
        const std::string value = std::to_string(random() % 100);
        record.Set(key, value);
        if (found == members.end()) {
          members.emplace_back(key, value);
        } else {
          found->second = value;
        }
      }
    }
    Record again;
    const std::string after = After(record);
    ASSERT_TRUE(again.Parse(after)) << after;
    for (char c = 'a'; c < 'i'; ++c) {
      std::string expected;
      for (const auto& [key, value] : members) {
        if (key[0] == c) expected = value;
      }
      EXPECT_EQ(again.Get(std::string(1, c)).raw(), expected) << after;
    }
  }
}

TEST(Malformed, KeepsTheHead) {
  const std::string line = MalformedLine("score", "why", "{\"a\x01", 4);
  EXPECT_TRUE(Valid(line)) << line;
  Record record;
  ASSERT_TRUE(record.Parse(line));
  EXPECT_EQ(record.kind(), "malformed");
  EXPECT_EQ(record.Text("raw"), "{\"a\x01");
  EXPECT_FALSE(record.live());
}

class Pipe {
 public:
  Pipe() { EXPECT_EQ(::pipe(ends_), 0); }
  ~Pipe() {
    ::close(ends_[0]);
    Close();
  }
  void Send(const std::string& text) {
    EXPECT_EQ(::write(ends_[1], text.data(), text.size()),
              static_cast<ssize_t>(text.size()));
  }
  void Close() {
    if (ends_[1] >= 0) ::close(ends_[1]);
    ends_[1] = -1;
  }
  int out() const { return ends_[0]; }

 private:
  int ends_[2] = {-1, -1};
};

// All events of a stream as text, reading as the loop does.
std::string Events(LineReader& reader) {
  std::string out;
  std::string_view line;
  for (;;) {
    switch (reader.Next(&line)) {
      case LineReader::Event::kLine:
        out.append("[").append(line.substr(0, 9)).append("]");
        break;
      case LineReader::Event::kTooLong:
        out.append("<").append(std::to_string(reader.bytes())).append(">");
        break;
      case LineReader::Event::kNeedInput:
        if (!reader.Fill().ok()) return out + "!";
        break;
      case LineReader::Event::kEnd:
        return out;
    }
  }
}

TEST(LineReader, LinesWithAndWithoutLastNewline) {
  for (const auto& [text, expected] : {std::pair{"", ""},
                                       {"a", "[a]"},
                                       {"a\n", "[a]"},
                                       {"a\n\nb", "[a][][b]"},
                                       {"\xef\xbb\xbf{}\n", "[{}]"},
                                       {"\xef\xbb", "[\xef\xbb]"},
                                       {"\n", "[]"}}) {
    Pipe pipe;
    pipe.Send(text);
    pipe.Close();
    LineReader reader(pipe.out(), "test");
    EXPECT_EQ(Events(reader), expected);
  }
}

TEST(LineReader, TooLongCostsOnlyItself) {
  const std::string path = testing::TempDir() + "long.ndjson";
  FILE* file = fopen(path.c_str(), "w");
  const std::string fits(kMaxRecordBytes, 'x');
  fputs("a\n", file);
  fputs(fits.c_str(), file);
  fputs("\n", file);
  fputs(fits.c_str(), file);
  fputs("y\nb\n", file);
  fputs(fits.c_str(), file);
  fputs(fits.c_str(), file);
  fputs(fits.c_str(), file);
  fclose(file);
  file = fopen(path.c_str(), "r");
  LineReader reader(fileno(file), path);
  EXPECT_EQ(Events(reader), "[a][xxxxxxxxx]<" +
                                std::to_string(kMaxRecordBytes + 1) + ">[b]<" +
                                std::to_string(3 * kMaxRecordBytes) + ">");
  fclose(file);
  ::unlink(path.c_str());
}

}  // namespace
}  // namespace jobutils
