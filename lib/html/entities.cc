// Character references: the numeric ones here, the names by gumbo, which
// holds HTML's table of them.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "html/ascii.h"
#include "html/html.h"
#include "html/tree.h"

namespace jobutils {
namespace {

constexpr size_t kLongestName = 32;  // CounterClockwiseContourIntegral;

struct CommonName {
  std::string_view name;
  std::string_view text;
};
constexpr auto kCommonNames = std::to_array<CommonName>({
    {"amp;", "&"},
    {"apos;", "'"},
    {"gt;", ">"},
    {"lt;", "<"},
    {"nbsp;", "\xC2\xA0"},
    {"quot;", "\""},
});

// What HTML makes of &#128; to &#159;: they are read as windows-1252.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

int DigitOf(char c, int base) {
  int digit = -1;
  if (IsAsciiDigit(c)) {
    digit = c - '0';
  } else if (IsAsciiLetter(c)) {
    digit = ToAsciiLower(c) - 'a' + 10;
  }
  return digit < base ? digit : -1;
}

// Decodes the reference "#…" at the begin of `text` onto `out` and returns its
// length; 0 when it is none.
size_t DecodeNumber(std::string_view text, std::string& out) {
  size_t at = 1;
  int base = 10;
  if (at < text.size() && ToAsciiLower(text[at]) == 'x') {
    base = 16;
    ++at;
  }
  char32_t code = 0;
  const size_t digits = at;
  for (int digit; at < text.size() && (digit = DigitOf(text[at], base)) >= 0;
       ++at) {
    code = std::min<char32_t>(code * base + digit, 0x110000);
  }
  if (at == digits || at == text.size()) return 0;
  if (code >= 0x80 && code < 0xA0) code = kWindows1252[code - 0x80];
  AppendUtf8(out, code == 0 ? 0xFFFD : code);
  return text[at] == ';' ? at + 1 : at;
}

// The letters and digits that may be a name, with the semicolon behind them.
std::string_view NameAt(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && end < kLongestName &&
         (IsAsciiLetter(text[end]) || IsAsciiDigit(text[end]))) {
    ++end;
  }
  if (end > 0 && end < text.size() && text[end] == ';') ++end;
  return text.substr(0, end);
}

// Takes a text apart into what stays and names to be looked up, so that gumbo
// is asked once for all of them.
class Decoder {
 public:
  explicit Decoder(std::string_view text) : text_(text) {}

  std::string Run() {
    std::string out;
    out.reserve(text_.size());
    size_t done = 0;
    for (size_t at = text_.find('&'); at != text_.npos;
         at = text_.find('&', at)) {
      out.append(text_, done, at - done);
      ++at;
      done = at + Reference(text_.substr(at), out);
      at = done;
    }
    out.append(text_, done);
    return names_.empty() ? out : WithNames(out);
  }

 private:
  // Appends what the reference behind an ampersand stands for, or notes its
  // name, or appends the ampersand. Returns the bytes used up.
  size_t Reference(std::string_view text, std::string& out) {
    if (text.starts_with('#')) {
      const size_t used = DecodeNumber(text, out);
      if (used == 0) out += '&';
      return used;
    }
    const std::string_view name = NameAt(text);
    if (name.size() < 2) {
      out += '&';
      return 0;
    }
    for (const CommonName& common : kCommonNames) {
      if (name == common.name) {
        out += common.text;
        return name.size();
      }
    }
    places_.push_back(out.size());
    names_.append(" &").append(name);
    return name.size();
  }

  std::string WithNames(std::string_view kept) const {
    const std::string decoded = RawTextOf(HtmlTree("x" + names_).document());
    std::string out;
    out.reserve(kept.size() + decoded.size());
    size_t done = 0;
    size_t at = 1;
    for (const size_t place : places_) {
      out.append(kept, done, place - done);
      done = place;
      const size_t end = std::min(decoded.find(' ', at + 1), decoded.size());
      if (at < end) out.append(decoded, at + 1, end - at - 1);
      at = end;
    }
    return out.append(kept, done);
  }

  std::string_view text_;
  std::string names_;           // " &name" for each of them
  std::vector<size_t> places_;  // where they go in what is kept
};

}  // namespace

std::string DecodeEntities(std::string_view text) {
  if (text.find('&') == text.npos) return std::string(text);
  return Decoder(text).Run();
}

}  // namespace jobutils
