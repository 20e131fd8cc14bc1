#include "text/bare_name.h"

#include <array>
#include <cstdint>

#include "base/utf8.h"
#include "text/letters.h"

namespace jobutils {
namespace {

bool In(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

// Small letters (as FoldCase gives them), with what is left of them.
struct Base {
  std::string_view bare;
  std::u32string_view letters;
};

constexpr Base kBases[] = {
    {"a", U"àáâãäåāăąǎǟǡǻȁȃȧḁẚạảấầẩẫậắằẳẵặ"},
    {"ae", U"æǣǽ"},
    {"b", U"ḃḅḇƀ"},
    {"c", U"çćĉċčḉƈ"},
    {"d", U"ďđḋḍḏḑḓð"},
    {"e", U"èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"},
    {"f", U"ḟƒ"},
    {"g", U"ĝğġģǧǵḡ"},
    {"h", U"ĥħȟḣḥḧḩḫẖ"},
    {"i", U"ìíîïĩīĭįǐȉȋḭḯỉịıİ"},
    {"ij", U"ĳ"},
    {"j", U"ĵǰ"},
    {"k", U"ķǩḱḳḵĸ"},
    {"l", U"ĺļľŀłḷḹḻḽ"},
    {"m", U"ḿṁṃ"},
    {"n", U"ñńņňŉŋǹṅṇṉṋ"},
    {"o", U"òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"},
    {"oe", U"œ"},
    {"p", U"ṕṗ"},
    {"r", U"ŕŗřȑȓṙṛṝṟ"},
    {"s", U"śŝşšșṡṣṥṧṩſ"},
    {"ss", U"ß"},
    {"t", U"ţťŧțṫṭṯṱẗ"},
    {"th", U"þ"},
    {"u", U"ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"},
    {"v", U"ṽṿ"},
    {"w", U"ŵẁẃẅẇẉẘ"},
    {"x", U"ẋẍ"},
    {"y", U"ýÿŷȳẏẙỳỵỷỹ"},
    {"z", U"źżžẑẓẕƶ"},
    {"α", U"ά"},
    {"ε", U"έ"},
    {"η", U"ή"},
    {"ι", U"ίϊΐ"},
    {"ο", U"ό"},
    {"υ", U"ύϋΰ"},
    {"ω", U"ώ"},
    {"е", U"ёѐ"},
    {"и", U"йѝ"},
    {"і", U"ї"},
    {"г", U"ѓґ"},
    {"к", U"ќ"},
    {"у", U"ў"},
};

// Letters of up to two bytes and those with two marks; 0: none, else 1 + the
// row of kBases.
constexpr char32_t kFirst = 0xC0;
constexpr char32_t kNarrowEnd = 0x500;
constexpr char32_t kWide = 0x1E00;
constexpr char32_t kWideEnd = 0x1F00;
constexpr size_t kNarrow = kNarrowEnd - kFirst;

constexpr size_t IndexOf(char32_t c) {
  return c < kNarrowEnd ? c - kFirst : c - kWide + kNarrow;
}

constexpr auto kRows = [] {
  std::array<uint8_t, kNarrow + kWideEnd - kWide> rows{};
  uint8_t row = 0;
  for (const Base& base : kBases) {
    ++row;
    for (const char32_t c : base.letters) rows[IndexOf(c)] = row;
  }
  return rows;
}();

// Marks that stand on the letter before, and what has no width.
bool IsMark(char32_t c) {
  return In(c, 0x300, 0x36F) || In(c, 0x591, 0x5C7) || In(c, 0x64B, 0x65F) ||
         c == 0x670 || c == 0xAD || In(c, 0x200B, 0x200F) || c == 0x2060 ||
         In(c, 0xFE00, 0xFE0F) || c == 0xFEFF;
}

bool IsDot(char32_t c) {
  return c == '.' || c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC ||
         c == '`' || c == 0xB4;
}

// Signs of scripts that do not set words apart, and whatever else is no
// punctuation or symbol.
bool IsSign(char32_t c) {
  return c >= 0xE00 && !In(c, 0x2000, 0x2BFF) && !In(c, 0x2E00, 0x2E7F) &&
         !In(c, 0x3000, 0x3004) && !In(c, 0x3008, 0x3020) && c != 0x30FB &&
         !In(c, 0xE000, 0xF8FF) && !In(c, 0xFE10, 0xFE6F) &&
         !In(c, 0xFF00, 0xFF65) && !In(c, 0xFFF0, 0xFFFF) &&
         !In(c, 0x1F000, 0x1FAFF);
}

// The common form of what stands for it in East Asian texts.
char32_t CommonWidth(char32_t c) {
  return In(c, 0xFF01, 0xFF5E) ? c - 0xFF01 + '!' : c;
}

// "(株)", "(有)", "(주)" in one sign.
std::string_view Enclosed(char32_t c) {
  if (c == 0x3231) return "株";
  if (c == 0x3232) return "有";
  if (c == 0x321C) return "주";
  if (c == 0x337F) return "株式会社";
  return "";
}

class Writer {
 public:
  void Gap() { gap_ = !bare_.empty(); }
  void Word(std::string_view word) {
    Gap();
    Add(word);
    Gap();
  }
  void Add(std::string_view bytes) {
    if (gap_) bare_ += ' ';
    gap_ = false;
    bare_ += bytes;
  }
  void Add(char32_t c) {
    if (gap_) bare_ += ' ';
    gap_ = false;
    AppendUtf8(bare_, c);
  }
  std::string Take() { return std::move(bare_); }

 private:
  std::string bare_;
  bool gap_ = false;
};

}  // namespace

std::string BareName(std::string_view name) {
  Writer out;
  for (size_t pos = 0; pos < name.size();) {
    const char32_t c = FoldCase(CommonWidth(DecodeUtf8(name, pos)));
    if (IsMark(c) || IsDot(c)) continue;
    const bool accented =
        In(c, kFirst, kNarrowEnd - 1) || In(c, kWide, kWideEnd - 1);
    const uint8_t row = accented ? kRows[IndexOf(c)] : 0;
    if (row != 0) {
      out.Add(kBases[row - 1].bare);
    } else if (c == '&') {
      out.Word("and");
    } else if (!Enclosed(c).empty()) {
      out.Word(Enclosed(c));
    } else if (IsWordChar(c) || IsSign(c)) {
      out.Add(c);
    } else {
      out.Gap();
    }
  }
  return out.Take();
}

}  // namespace jobutils
