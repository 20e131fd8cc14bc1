#include "profile/resume/lines.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "text/letters.h"

namespace jobutils {
namespace {

constexpr size_t kMostLink = 500;  // bytes of "[text](url)"
constexpr size_t kColumnGap = 3;   // blanks that part columns

bool IsBlank(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x202F || c == 0xFEFF || c == 0x3000;
}

bool IsBulletSign(char32_t c) {
  switch (c) {
    case '*':
    case '-':
    case '+':
    case 0xB7:
    case 0x2013:
    case 0x2022:
    case 0x2023:
    case 0x2043:
    case 0x2219:
    case 0x25AA:
    case 0x25AB:
    case 0x25CB:
    case 0x25CF:
    case 0x25E6:
    case 0x2756:
    case 0x27A2:
    case 0xF0A7:  // Wingdings, as PDFs have it
    case 0xF0B7:
      return true;
    default:
      return false;
  }
}

// The length of a bullet and the blanks behind it, or 0.
size_t BulletAt(std::string_view text) {
  size_t pos = 0;
  if (!IsBulletSign(DecodeUtf8(text, pos))) return 0;
  const size_t sign = pos;
  while (pos < text.size()) {
    size_t next = pos;
    if (!IsBlank(DecodeUtf8(text, next))) break;
    pos = next;
  }
  const bool ascii = sign == 1;
  return ascii && pos == sign ? 0 : pos;
}

// The number of '#' that make a heading of the line, or 0.
int HeadingAt(std::string_view text) {
  const size_t marks = std::min(text.find_first_not_of('#'), text.size());
  const bool blank = marks < text.size() && text[marks] == ' ';
  return blank && marks <= 6 ? static_cast<int>(marks) : 0;
}

// A line of '-', '=', '_' or '*' only.
bool IsRule(std::string_view text) {
  return text.size() >= 3 &&
         text.find_first_not_of("-=_*~ ") == std::string_view::npos;
}

// "[text](url)" as "text url", and emphasis marks gone.
std::string WithoutMarkdown(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '[') {
      const std::string_view link = text.substr(i, kMostLink);
      const size_t middle = link.find("](");
      const size_t end = middle == link.npos ? middle : link.find(')', middle);
      if (end != link.npos) {
        out += link.substr(1, middle - 1);
        (out += ' ') += link.substr(middle + 2, end - middle - 2);
        i += end;
        continue;
      }
    }
    const bool pair = i + 1 < text.size() && text[i + 1] == c;
    if (c == '`' || c == '*' || (c == '_' && pair)) continue;
    if (c == '_' && i > 0 && text[i - 1] == '_') continue;
    if (c == '\\' && i + 1 < text.size() && !pair) continue;
    out += c;
  }
  return out;
}

// Blanks of any kind folded; wide ones and tabs become a tab.
std::string Folded(std::string_view text) {
  std::string out;
  size_t gap = 0;
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = DecodeUtf8(text, pos);
    if (IsBlank(c)) {
      gap += c == '\t' ? kColumnGap : 1;
      continue;
    }
    if (IsUnsafe(c) || c == 0xAD) continue;
    if (gap > 0 && !out.empty()) out += gap >= kColumnGap ? '\t' : ' ';
    gap = 0;
    AppendUtf8(out, c);
  }
  return out;
}

size_t IndentOf(std::string_view text, size_t& bytes) {
  size_t indent = 0;
  for (bytes = 0; bytes < text.size();) {
    size_t next = bytes;
    const char32_t c = DecodeUtf8(text, next);
    if (!IsBlank(c)) break;
    indent += c == '\t' ? 4 : 1;
    bytes = next;
  }
  return indent;
}

}  // namespace

std::vector<Line> LinesOf(std::string_view text) {
  std::vector<Line> lines;
  bool gap = true;
  int number = 0;
  while (!text.empty()) {
    const size_t end = text.find_first_of("\n\f\r\v");
    std::string_view raw = text.substr(0, end);
    const bool crlf = end != text.npos && text.substr(end, 2) == "\r\n";
    text.remove_prefix(end == text.npos ? text.size() : end + 1 + crlf);
    ++number;
    Line line;
    size_t blanks = 0;
    line.number = number;
    line.indent = IndentOf(raw, blanks);
    raw.remove_prefix(blanks);
    if (raw.empty() || raw.starts_with("<!--")) {
      gap = true;
      continue;
    }
    if (IsRule(raw)) {
      const bool under = !gap && !lines.empty() && !lines.back().bullet;
      if (under) lines.back().level = 2;
      gap = true;
      continue;
    }
    if (const int level = HeadingAt(raw)) {
      line.level = level;
      raw.remove_prefix(level);
    } else if (const size_t bullet = BulletAt(raw)) {
      line.bullet = true;
      line.indent += 2;
      raw.remove_prefix(bullet);
    }
    line.text = Folded(WithoutMarkdown(raw));
    if (line.text.empty()) continue;
    line.after_gap = std::exchange(gap, false);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace jobutils
