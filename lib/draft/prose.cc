#include "draft/prose.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/letters.h"
#include "text/scan.h"

namespace jobutils {
namespace {

bool IsHidden(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x61C ||
         (c >= 0x180B && c <= 0x180F) || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0xFE00 && c <= 0xFE0F) ||
         c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

// The plain letter or digit of a full-width or mathematical one, or c itself.
char32_t Plainest(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  if (c >= 0x1D400 && c <= 0x1D6A3) {
    const char32_t place = (c - 0x1D400) % 52;
    return place < 26 ? U'A' + place : U'a' + place - 26;
  }
  if (c >= 0x1D7CE && c <= 0x1D7FF) return U'0' + (c - 0x1D7CE) % 10;
  if (c >= 0x24B6 && c <= 0x24CF) return U'A' + c - 0x24B6;
  if (c >= 0x24D0 && c <= 0x24E9) return U'a' + c - 0x24D0;
  if (c == 0xB9) return U'1';
  if (c == 0xB2 || c == 0xB3) return U'2' + c - 0xB2;
  if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079)) return U'0' + c - 0x2070;
  if (c >= 0x2080 && c <= 0x2089) return U'0' + c - 0x2080;
  if (c == 0x17F) return U's';
  if (c == 0x131) return U'i';
  if (c == 0x2018 || c == 0x2019 || c == 0x02BC) return U'\'';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return U'-';
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000) {
    return U' ';
  }
  return c;
}

// What a sign that is a number stands for; nullptr for any other.
const char* SpeltOut(char32_t c) {
  constexpr const char* kRoman[] = {"I",   "II",   "III", "IV", "V",  "VI",
                                    "VII", "VIII", "IX",  "X",  "XI", "XII",
                                    "L",   "C",    "D",   "M"};
  constexpr const char* kCircled[] = {"1",  "2",  "3",  "4",  "5",  "6",  "7",
                                      "8",  "9",  "10", "11", "12", "13", "14",
                                      "15", "16", "17", "18", "19", "20"};
  if (c >= 0x2160 && c <= 0x217F) return kRoman[(c - 0x2160) % 16];
  if (c >= 0x2460 && c <= 0x249B) return kCircled[(c - 0x2460) % 20];
  if (c == 0xBC) return ".25";
  if (c == 0xBD) return ".5";
  if (c == 0xBE) return ".75";
  return nullptr;
}

bool IsAlpha(char c) { return IsCapital(c) || (c >= 'a' && c <= 'z'); }

bool IsLetter(std::string_view text, size_t at) {
  return at < text.size() &&
         (IsAlpha(text[at]) || static_cast<unsigned char>(text[at]) >= 0x80);
}

// "**Has**kell" without its signs of emphasis, "H.a.s.k.e.l.l.", "M.B.A." and
// "P-h-D" without what parts their letters; not "e.g." or "z.B.".
std::string Closed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '*' || c == '`' || c == '~' || c == '_') {
      const size_t end =
          std::min(text.find_first_not_of("*`~_", i), text.size());
      if (i > 0 && IsLetter(text, i - 1) && IsLetter(text, end)) {
        i = end;
        continue;
      }
    }
    if (IsAlpha(c) && !(i > 0 && (IsLetter(text, i - 1) || text[i - 1] == '.' ||
                                  text[i - 1] == '-'))) {
      const char sign = i + 1 < text.size() ? text[i + 1] : ' ';
      size_t end = i + 1;
      size_t letters = 1;
      while ((sign == '.' || sign == '-') && end + 1 < text.size() &&
             text[end] == sign && IsAlpha(text[end + 1]) &&
             !IsLetter(text, end + 2)) {
        end += 2;
        ++letters;
      }
      const bool capitals =
          letters == 2 && sign == '.' && IsCapital(c) && IsCapital(text[i + 2]);
      if (letters > 2 || capitals) {
        for (size_t at = i; at < end; at += 2) out += text[at];
        // Its last '.' ends no sentence here, as of any abbreviation.
        i = end;
        i += sign == '.' && text.substr(end, 2) == ". ";
        continue;
      }
    }
    out += c;
    ++i;
  }
  return out;
}

bool IsLatin(char32_t c) {
  return c < 0x250 || (c >= 0x300 && c <= 0x36F) ||
         (c >= 0x1E00 && c <= 0x1EFF);
}

bool IsOpening(std::string_view between) {
  for (const std::string_view sign :
       {"\"", "\u201C", "\u201E", "\u201D", "\u00AB", "\u00BB", "\u2022", ":",
        "(", "*", "\n"}) {
    if (between.find(sign) != between.npos) return true;
  }
  return false;
}

constexpr std::array<std::string_view, 38> kAbbreviations = {
    "approx", "art", "bsc",  "bspw", "bzw",  "ca",  "co",  "corp",
    "dipl",   "dr",  "e",    "etc",  "evtl", "ggf", "hr",  "inc",
    "incl",   "ing", "inkl", "jr",   "ltd",  "mag", "max", "min",
    "mr",     "mrs", "ms",   "msc",  "no",   "nr",  "ph",  "prof",
    "sc",     "sr",  "st",   "tel",  "usw",  "vgl"};
static_assert(std::is_sorted(kAbbreviations.begin(), kAbbreviations.end()));

// Whether the '.' behind `token` belongs to it.
bool Abbreviates(const Token& token, std::string_view text) {
  if (token.folded.size() == 1 || token.joined) return true;
  if (token.digit && token.folded.size() <= 2) {
    // "1. Oktober", but not "in Rust 2. Then".
    const size_t next = text.find_first_not_of(" .", token.end);
    return next != text.npos && text[next] != '\n' &&
           token.folded.size() == token.end - token.begin;
  }
  return std::binary_search(kAbbreviations.begin(), kAbbreviations.end(),
                            std::string_view(token.folded));
}

// Whether a sentence ends between two tokens.
bool Ends(const Token& token, std::string_view between, std::string_view text) {
  if (between.find_first_of("!?") != between.npos) return true;
  const size_t dot = between.find('.');
  if (dot != between.npos && dot + 1 < between.size() &&
      (dot > 0 || !Abbreviates(token, text))) {
    return true;
  }
  const size_t line = between.find('\n');
  if (line == between.npos) return false;
  const std::string_view below = between.substr(line + 1);
  const size_t sign = below.find_first_not_of(" \t");
  return below.find('\n') != below.npos ||
         (sign != below.npos && (below[sign] == '-' || below[sign] == '*' ||
                                 below.substr(sign, 3) == "\u2022"));
}

}  // namespace

std::string Unmasked(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = Plainest(DecodeUtf8(text, pos));
    if (IsHidden(c) || (IsUnsafe(c) && c != '\r')) continue;
    if (const char* spelt = SpeltOut(c)) {
      out += spelt;
    } else {
      AppendUtf8(out, c == '\t' || c == '\r' ? U' ' : c);
    }
  }
  return Closed(out);
}

std::vector<Token> Tokenise(std::string_view text) {
  std::vector<Token> tokens;
  size_t last_end = 0;
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    char32_t c = DecodeUtf8(text, pos);
    if (!IsWordChar(c) && c < 0x2E80) continue;
    Token token{begin, pos, "", FoldCase(c) != c, false, false, false, false};
    for (;;) {
      token.digit |= c >= '0' && c <= '9';
      token.foreign |= !IsLatin(c);
      token.end = pos;
      if (pos >= text.size()) break;
      size_t next = pos;
      c = DecodeUtf8(text, next);
      const bool numeric = (c == '.' || c == ',' || c == '\'') &&
                           IsDigit(text[pos - 1]) && next < text.size() &&
                           IsDigit(text[next]);
      if (!numeric && !IsWordChar(c) && c < 0x2E80) break;
      pos = next;
    }
    token.folded = FoldText(text.substr(begin, token.end - begin));
    const std::string_view between = text.substr(last_end, begin - last_end);
    token.first = tokens.empty() || IsOpening(between) ||
                  Ends(tokens.back(), between, text);
    token.joined = !tokens.empty() && between.size() == 1 &&
                   std::string_view("-/&.").find(between[0]) != between.npos;
    if (between == "'" && token.folded == "s" && !tokens.empty()) {
      last_end = token.end;
      continue;
    }
    last_end = token.end;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words;
  for (Token& token : Tokenise(Unmasked(text))) {
    words.push_back(std::move(token.folded));
  }
  return words;
}

std::vector<Sentence> Sentences(std::string_view text,
                                std::span<const Token> tokens) {
  std::vector<Sentence> sentences;
  for (size_t begin = 0; begin < tokens.size();) {
    size_t end = begin + 1;
    while (end < tokens.size() &&
           !Ends(tokens[end - 1],
                 text.substr(tokens[end - 1].end,
                             tokens[end].begin - tokens[end - 1].end),
                 text)) {
      ++end;
    }
    sentences.push_back(
        {begin, end, tokens[begin].begin,
         end < tokens.size() ? tokens[end].begin : text.size()});
    begin = end;
  }
  return sentences;
}

}  // namespace jobutils
