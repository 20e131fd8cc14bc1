#include "table/text_width.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "base/utf8.h"
#include "base/visible.h"
#include "table/width_ranges.h"

namespace jobutils {
namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kEmojiStyle = 0xFE0F;
constexpr char32_t kLineSeparator = 0x2028;
constexpr char32_t kParagraphSeparator = 0x2029;
constexpr int kMaxInvisible = 30;
constexpr int kMaxParts = 8;  // a family of four, each with a skin tone
constexpr std::string_view kEllipsis = "…";

template <size_t N>
bool Holds(const CodeRange (&ranges)[N], char32_t code) {
  const CodeRange* range = std::lower_bound(
      std::begin(ranges), std::end(ranges), code,
      [](const CodeRange& r, char32_t c) { return r.last < c; });
  return range != std::end(ranges) && range->first <= code;
}

// Printable ASCII: what nearly all text is.
bool IsPlain(char c) { return c >= ' ' && c < 0x7F; }

int WidthOf(char32_t code) {
  if (code < 0x300) return code == 0 ? 0 : 1;
  if (Holds(kZero, code)) return 0;
  return Holds(kWide, code) ? 2 : 1;
}

bool IsRegional(char32_t code) { return code >= 0x1F1E6 && code <= 0x1F1FF; }
bool IsSkinTone(char32_t code) { return code >= 0x1F3FB && code <= 0x1F3FF; }

// The blocks whose characters make joined sequences.
bool IsPictograph(char32_t code) {
  return (code >= 0x2190 && code <= 0x2BFF) ||
         (code >= 0x1F000 && code <= 0x1FAFF);
}

// What U+FE0F turns into an emoji.
bool TakesEmojiStyle(char32_t code) {
  return IsPictograph(code) || (code >= '0' && code <= '9') || code == '#' ||
         code == '*' || code == 0xA9 || code == 0xAE || code == 0x203C ||
         code == 0x2049 || code == 0x2122 || code == 0x2139;
}

char32_t Peek(std::string_view text, size_t pos, size_t& next) {
  next = pos;
  return next < text.size() ? DecodeUtf8(text, next) : 0;
}

bool IsBlank(char32_t code) {
  return code == ' ' || code == '\t' || code == '\n' || code == '\r' ||
         code == 0xA0 || code == kLineSeparator || code == kParagraphSeparator;
}

void AppendCode(std::string& out, char32_t code) {
  char shown[16];
  std::snprintf(shown, sizeof shown, "\\u{%x}", static_cast<unsigned>(code));
  out += shown;
}

}  // namespace

int NextCluster(std::string_view text, size_t& pos) {
  if (IsPlain(text[pos]) &&
      (pos + 1 == text.size() || IsPlain(text[pos + 1]))) {
    ++pos;
    return 1;
  }
  const char32_t base = DecodeUtf8(text, pos);
  int width = WidthOf(base);
  size_t next = pos;
  if (IsRegional(base) && IsRegional(Peek(text, pos, next))) {
    pos = next;
    width = 2;
  }
  bool joined = false;
  int parts = 1;
  while (pos < text.size()) {
    const char32_t code = Peek(text, pos, next);
    const bool part_of_emoji =
        IsPictograph(base) && parts < kMaxParts &&
        (IsSkinTone(code) || (joined && IsPictograph(code)));
    if (part_of_emoji) {
      ++parts;
      width = 2;
    } else if (WidthOf(code) != 0) {
      break;
    } else if (code == kEmojiStyle && TakesEmojiStyle(base)) {
      width = 2;
    }
    joined = code == kJoiner;
    pos = next;
  }
  return width;
}

int TextWidth(std::string_view text) {
  int width = 0;
  for (size_t pos = 0; pos < text.size();) width += NextCluster(text, pos);
  return width;
}

std::string CellText(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  int invisible = 0;
  bool blank = false;
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    const char32_t code = IsPlain(text[pos])
                              ? static_cast<unsigned char>(text[pos++])
                              : DecodeUtf8(text, pos);
    if (IsBlank(code)) {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    invisible = WidthOf(code) == 0 ? invisible + 1 : 0;
    if (code < 0x7F && code > ' ') {
      out += static_cast<char>(code);
    } else if (invisible > kMaxInvisible) {
      AppendCode(out, code);
    } else {
      out += Visible(text.substr(begin, pos - begin));
    }
  }
  return out;
}

std::string Shorten(std::string_view text, int width) {
  int taken = 0;
  size_t cut = 0;  // as far as there is room for the ellipsis
  for (size_t pos = 0; pos < text.size();) {
    taken += NextCluster(text, pos);
    if (taken < width) cut = pos;
    if (taken > width) {
      if (width < 1) return "";
      return std::string(text.substr(0, cut)) + std::string(kEllipsis);
    }
  }
  return std::string(text);
}

std::vector<std::string> Wrap(std::string_view text, int width, size_t most) {
  std::vector<std::string> lines;
  while (!text.empty() && lines.size() + 1 < most) {
    size_t end = 0;  // of the words that fit
    int used = 0;
    for (size_t pos = 0; pos < text.size() && used <= width;) {
      if (text[pos] == ' ') end = pos;
      used += NextCluster(text, pos);
      if (pos == text.size() && used <= width) end = pos;
    }
    if (end == 0) break;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (!text.empty()) lines.push_back(Shorten(text, width));
  return lines;
}

}  // namespace jobutils
