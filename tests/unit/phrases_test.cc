#include "text/phrases.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "record/json.h"
#include "text/letters.h"

namespace jobutils {
namespace {

bool Occurs(const std::string& phrase, const std::string& text) {
  const Phrases phrases({phrase});
  std::vector<uint8_t> plain(1);
  phrases.Find(text, 1, plain);
  std::vector<uint8_t> escaped(1);
  const std::string json = JsonString(text);
  phrases.FindEscaped(std::string_view(json).substr(1, json.size() - 2), 1,
                      escaped);
  EXPECT_EQ(plain, escaped) << phrase << " in " << text;
  return plain[0] == 1;
}

TEST(Letters, FoldsLatinGreekAndCyrillic) {
  EXPECT_EQ(FoldCase(U'A'), U'a');
  EXPECT_EQ(FoldCase(U'['), U'[');
  EXPECT_EQ(FoldCase(U'Ü'), U'ü');
  EXPECT_EQ(FoldCase(U'×'), U'×');
  EXPECT_EQ(FoldCase(U'Ł'), U'ł');
  EXPECT_EQ(FoldCase(U'ł'), U'ł');
  EXPECT_EQ(FoldCase(U'Ž'), U'ž');
  EXPECT_EQ(FoldCase(U'Ÿ'), U'ÿ');
  EXPECT_EQ(FoldCase(U'ẞ'), U'ß');
  EXPECT_EQ(FoldCase(U'Ș'), U'ș');
  EXPECT_EQ(FoldCase(U'Σ'), U'σ');
  EXPECT_EQ(FoldCase(U'ς'), U'σ');
  EXPECT_EQ(FoldCase(U'Ω'), U'ω');
  EXPECT_EQ(FoldCase(U'Й'), U'й');
  EXPECT_EQ(FoldCase(U'Ё'), U'ё');
  for (char32_t c = 0x80; c < 0x3000; ++c) {
    EXPECT_GE(FoldCase(c), 0x80u);
    EXPECT_EQ(FoldCase(FoldCase(c)), FoldCase(c));
  }
}

TEST(Phrases, MatchWholeWordsOnly) {
  EXPECT_TRUE(Occurs("go", "Go"));
  EXPECT_TRUE(Occurs("go", "we write GO, not C"));
  EXPECT_TRUE(Occurs("go", "(go)"));
  EXPECT_FALSE(Occurs("go", "going"));
  EXPECT_FALSE(Occurs("go", "ergo"));
  EXPECT_FALSE(Occurs("go", "cargo-go1"));
  EXPECT_FALSE(Occurs("go", "goß"));
  EXPECT_FALSE(Occurs("caf", "caf\u00e9"));
  EXPECT_FALSE(Occurs("cafe", "cafe\u0301"));
  EXPECT_FALSE(Occurs("go", ""));
  EXPECT_TRUE(Occurs("rust", "learn rust"));
  EXPECT_TRUE(Occurs("rust", "\u2022rust\u2014yes"));
}

TEST(Phrases, KnowSignsThatBelongToAWord) {
  EXPECT_TRUE(Occurs("c++", "Modern C++."));
  EXPECT_TRUE(Occurs("c++", "C++20 or later"));
  EXPECT_TRUE(Occurs("c++", "C/C++/Rust"));
  EXPECT_FALSE(Occurs("c++", "c+++"));
  EXPECT_FALSE(Occurs("c++", "objc++"));
  EXPECT_TRUE(Occurs("c#", "C#, F#"));
  EXPECT_TRUE(Occurs("c#", "C#12"));
  EXPECT_TRUE(Occurs(".net", "C#/.NET"));
  EXPECT_FALSE(Occurs(".net", "example.net"));
  EXPECT_TRUE(Occurs("node.js", "Node.js."));
  EXPECT_FALSE(Occurs("node.js", "node js"));
  EXPECT_FALSE(Occurs("c", "C++ and C#"));
  EXPECT_FALSE(Occurs("java", "java++"));
  EXPECT_TRUE(Occurs("java", "java+kotlin"));
  EXPECT_TRUE(Occurs("job", "Job#123"));
  EXPECT_TRUE(Occurs("c", "C and C++"));
  EXPECT_TRUE(Occurs("ci/cd", "CI/CD"));
  EXPECT_TRUE(Occurs("say \"hi\"", "say \"Hi\""));
  EXPECT_TRUE(Occurs("a\\b", "A\\b"));
}

TEST(Phrases, LeaveJoinedSingleLettersAlone) {
  EXPECT_TRUE(Occurs("r", "R"));
  EXPECT_TRUE(Occurs("r", "R, Python"));
  EXPECT_TRUE(Occurs("r", "Python/R"));
  EXPECT_TRUE(Occurs("r", "we use R."));
  EXPECT_TRUE(Occurs("r", "we use\nR\nPython"));
  EXPECT_FALSE(Occurs("r", "R&D"));
  EXPECT_FALSE(Occurs("d", "R&D"));
  EXPECT_FALSE(Occurs("c", "C-level"));
  EXPECT_FALSE(Occurs("e", "e.g. this"));
  EXPECT_FALSE(Occurs("s", "team's"));
  EXPECT_FALSE(Occurs("s", "team\u2019s"));
}

TEST(Phrases, MatchAnyGap) {
  for (const char* gap : {" ", "-", "\n", "\t ", " - ", "\u00a0", "\u2013",
                          "\r\n\r\n", "\u200b"}) {
    EXPECT_TRUE(Occurs("full stack", std::string("a FULL") + gap + "Stack"))
        << gap;
  }
  EXPECT_FALSE(Occurs("full stack", "fullstack"));
  EXPECT_FALSE(Occurs("full stack", "full,stack"));
  EXPECT_FALSE(Occurs("full stack", "full "));
  EXPECT_FALSE(Occurs("full stack", "full"));
  EXPECT_TRUE(Occurs("  full-\tstack ", "full stack"));
  EXPECT_TRUE(Occurs("a b", "a b"));
  EXPECT_TRUE(Occurs("a b", "x\na\nb\nx"));
}

TEST(Phrases, WorkBeyondAscii) {
  EXPECT_TRUE(Occurs("münchen", "in MÜNCHEN"));
  EXPECT_TRUE(Occurs("Łódź", "łÓDŹ"));
  EXPECT_TRUE(Occurs("разработчик", "Старший РАЗРАБОТЧИК (Go)"));
  EXPECT_FALSE(Occurs("разработчик", "разработчика"));
  EXPECT_TRUE(Occurs("ΜΗΧΑΝΙΚΟΣ", "μηχανικος"));
  EXPECT_TRUE(Occurs("straße", "STRAẞE"));
  EXPECT_TRUE(Occurs("エンジニア", "ソフトウェアエンジニア募集"));
  EXPECT_TRUE(Occurs("go", "Goエンジニア"));
}

TEST(Phrases, ReadEscapes) {
  const Phrases phrases({"rust", "full stack", "ci/cd", "nrust", "c++"});
  const auto found = [&](std::string_view inside) {
    std::vector<uint8_t> marks(phrases.size());
    phrases.FindEscaped(inside, 1, marks);
    std::string which;
    for (uint8_t mark : marks) which += mark != 0 ? 'x' : '.';
    return which;
  };
  EXPECT_EQ(found(R"(\nRust\n)"), "x....");
  EXPECT_EQ(found(R"(\\nRust)"), "...x.");
  EXPECT_EQ(found(R"(\\\nRust)"), "x....");
  EXPECT_EQ(found(R"(\rust)"), ".....");
  EXPECT_EQ(found(R"(\\rust)"), "x....");
  EXPECT_EQ(found(R"(\"rust\")"), "x....");
  EXPECT_EQ(found(R"(full\n\tstack)"), ".x...");
  EXPECT_EQ(found(R"(ci\/cd)"), "..x..");
  EXPECT_EQ(found(R"(\u0072ust)"), "x....");
  EXPECT_EQ(found(R"(rust\u00e9)"), ".....");
  EXPECT_EQ(found(R"(c+\u002b)"), "....x");
  EXPECT_EQ(found(R"(full\u00a0stack \\u0072ust)"), ".x...");
}

TEST(Phrases, KeepEarlierMarks) {
  const Phrases phrases({"rust", "go", "", " - "});
  std::vector<uint8_t> marks(phrases.size());
  phrases.Find("Rust", 1, marks);
  phrases.FindEscaped("go rust", 2, marks);
  EXPECT_EQ(marks, (std::vector<uint8_t>{1, 2, 0, 0}));
  phrases.FindEscaped(R"(go \u0020)", 3, marks);
  EXPECT_EQ(marks, (std::vector<uint8_t>{1, 2, 0, 0}));
}

TEST(Phrases, NormalForm) {
  EXPECT_EQ(Phrases::Normal(" Full\u2013 Stack- "), "full stack");
  EXPECT_EQ(Phrases::Normal("C++"), "c++");
  EXPECT_EQ(Phrases::Normal(" -\n"), "");
}

// The same rules without any haste: one phrase, one place at a time.
class Reference {
 public:
  explicit Reference(std::string_view text) : text_(Decode(text)) {}

  bool Has(const std::string& phrase) const {
    const std::u32string want = Decode(Phrases::Normal(phrase));
    if (want.empty()) return false;
    for (size_t i = 0; i < text_.size(); ++i) {
      size_t at = i;
      bool same = true;
      for (size_t k = 0; k < want.size() && same; ++k) {
        if (want[k] == ' ') {
          same = IsGap(At(at)) && at < text_.size();
          while (at < text_.size() && IsGap(text_[at])) ++at;
        } else {
          same = at < text_.size() && FoldCase(text_[at++]) == want[k];
        }
      }
      if (same && Alone(i, at, want)) return true;
    }
    return false;
  }

 private:
  static std::u32string Decode(std::string_view text) {
    std::u32string out;
    for (size_t pos = 0; pos < text.size();) out += DecodeUtf8(text, pos);
    return out;
  }

  char32_t At(size_t i) const { return i < text_.size() ? text_[i] : U'\n'; }

  bool Alone(size_t begin, size_t end, const std::u32string& want) const {
    const char32_t last = want.back();
    const bool single = want.size() == 1 && IsWordChar(want[0]);
    const std::u32string joints = U"&-.'\u2010\u2011\u2019";
    const auto joins = [&](char32_t c) {
      return joints.find(c) != std::u32string::npos;
    };
    if (IsWordChar(At(begin - 1))) return false;
    if (single && joins(At(begin - 1)) && IsWordChar(At(begin - 2))) {
      return false;
    }
    if (IsWordChar(At(end))) {
      return At(end) >= '0' && At(end) <= '9' && (last == '+' || last == '#');
    }
    if (At(end) == '+') return last != '+' && At(end + 1) != '+';
    if (At(end) == '#') return IsWordChar(At(end + 1)) && !single;
    return !(single && joins(At(end)) && IsWordChar(At(end + 1)));
  }

  std::u32string text_;
};

TEST(Phrases, AgreeWithTheReference) {
  const std::vector<std::string> bits = {
      "a",      "b",      "c",      "A",      "C",      "n",
      "u",      "t",      "+",      "#",      ".",      "-",
      " ",      "\n",     "\t",     "\"",     "\\",     "/",
      "&",      "0",      "go",     "\u00a0", "\u00e9", "\u00c9",
      "\u2013", "\u2022", "ab",     "  ",     "\u044f", "\u042f",
      "\u3042", "\u1e9e", "\u00df", "'",      "\x01",   "\u202e"};
  std::mt19937 random(1);
  const auto pick = [&](size_t n) { return random() % n; };
  std::vector<std::string> few(6);  // so that much is found by chance
  const auto make = [&](size_t count) {
    std::string text;
    for (size_t i = 0; i < count; ++i) text += few[pick(few.size())];
    return text;
  };
  size_t hits = 0;
  for (int round = 0; round < 4000; ++round) {
    for (std::string& bit : few) bit = bits[pick(bits.size())];
    std::vector<std::string> list(1 + pick(round % 5 == 0 ? 60 : 4));
    for (std::string& phrase : list) phrase = make(1 + pick(4));
    // Without the last two bits, the JSON holds no \u escape.
    std::string text = make(pick(round % 10 == 0 ? 1500 : 60));
    if (round % 2 == 0) {
      for (const char* bit : {"\x01", "\u202e"}) {
        for (size_t at; (at = text.find(bit)) != std::string::npos;) {
          text.erase(at, std::string(bit).size());
        }
      }
    }
    const std::string json = JsonString(text);
    const auto inside = std::string_view(json).substr(1, json.size() - 2);
    const Reference reference(text);
    Phrases phrases(list);
    for (const bool scalar : {false, true}) {
      if (scalar) phrases.UseScalar();
      std::vector<uint8_t> plain(list.size());
      std::vector<uint8_t> escaped(list.size());
      phrases.Find(text, 1, plain);
      phrases.FindEscaped(inside, 1, escaped);
      for (size_t i = 0; i < list.size(); ++i) {
        const bool expected = reference.Has(list[i]);
        hits += expected;
        ASSERT_EQ(plain[i] != 0, expected) << JsonString(list[i]) << json;
        ASSERT_EQ(escaped[i] != 0, expected) << JsonString(list[i]) << json;
      }
    }
  }
  EXPECT_GT(hits, 1000u);
}

TEST(Phrases, FindEveryPlaceInALongText) {
  const Phrases phrases({"needle", "x"});
  for (size_t at = 0; at < 3000; at += 7) {
    std::string text(3000, ' ');
    text.replace(at, 6, "Needle");
    std::vector<uint8_t> marks(2);
    phrases.FindEscaped(text, 1, marks);
    EXPECT_EQ(marks[0], 1) << at;
    EXPECT_EQ(marks[1], 0);
  }
}

// What is scanned at once may end between a word and what makes it another.
TEST(Phrases, LookBeyondAStretch) {
  const Phrases rust({"rust"});
  const Phrases c({"c"});
  for (size_t at = 900; at < 1100; ++at) {
    const std::string before(at, ' ');
    std::vector<uint8_t> marks(1);
    rust.FindEscaped(before + R"(rust\u00e9)", 1, marks);
    c.FindEscaped(before + R"(c+\u002b)", 1, marks);
    c.FindEscaped(before + R"(c\u0023)", 1, marks);
    EXPECT_EQ(marks[0], 0) << at;
  }
}

TEST(Phrases, StayLinearOnHostileText) {
  const Phrases phrases({"a b", "a a a c", "\\", "\\x", "aaaa", "a"});
  std::string text;
  for (int i = 0; i < 500000; ++i) text += "\\\\";
  for (int i = 0; i < 500000; ++i) text += "a ";
  text += std::string(1000000, ' ') + std::string(1000000, 'a');
  std::vector<uint8_t> marks(phrases.size());
  phrases.FindEscaped(text, 1, marks);
  EXPECT_EQ(marks, (std::vector<uint8_t>{0, 0, 1, 0, 0, 1}));
}

}  // namespace
}  // namespace jobutils
