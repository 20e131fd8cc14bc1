#include "source/markup.h"

#include <algorithm>
#include <array>

#include "html/html.h"

namespace jobutils {
namespace {

// Elements whose tags, seen in text, are markup that was escaped once too
// often and not what the text is about.
constexpr std::array<std::string_view, 24> kElements = {
    "p",  "br", "div", "span", "strong", "b",     "em",   "i",
    "u",  "ul", "ol",  "li",   "h1",     "h2",    "h3",   "h4",
    "h5", "h6", "a",   "td",   "tr",     "table", "font", "hr"};

bool IsElement(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return std::find(kElements.begin(), kElements.end(), lower) !=
         kElements.end();
}

bool IsNameByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9');
}

enum class Tags { kAny, kEnding };

// kEnding: only a closing tag or one that stands alone counts, for "uses <div>
// and <p>" is text that speaks of tags.
bool HasTags(std::string_view text, Tags which) {
  for (size_t at = text.find('<'); at != text.npos;
       at = text.find('<', at + 1)) {
    size_t begin = at + 1;
    const bool closing = begin < text.size() && text[begin] == '/';
    if (closing) ++begin;
    size_t end = begin;
    while (end < text.size() && end - begin < 10 && IsNameByte(text[end])) {
      ++end;
    }
    if (end == text.size()) return false;
    const std::string_view name = text.substr(begin, end - begin);
    const char next = text[end];
    if (next != '>' && next != '/' && next != ' ') continue;
    if (!IsElement(name)) continue;
    if (which == Tags::kAny || closing || name == "br" || name == "hr") {
      return true;
    }
  }
  return false;
}

std::string LinesToHtml(std::string_view text) {
  std::string html;
  for (const char c : text) {
    if (c == '\n') {
      html += "<br>";
    } else {
      html += c;
    }
  }
  return html;
}

// Each line folded, at most one empty line in a row, none at either end.
std::string FoldLines(std::string_view text) {
  std::string folded;
  bool gap = false;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string line = FoldSpace(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) {
      gap = true;
      continue;
    }
    if (!folded.empty()) folded += gap ? "\n\n" : "\n";
    folded += line;
    gap = false;
  }
  return folded;
}

// What is still escaped in a text that was made from HTML was escaped twice.
std::string Settle(std::string text) {
  for (int round = 0; round < 2; ++round) {
    std::string decoded = DecodeEntities(text);
    const bool tags = HasTags(decoded, Tags::kEnding);
    if (decoded == text && !tags) break;
    text = tags ? HtmlToText(LinesToHtml(decoded)) : FoldLines(decoded);
  }
  return text;
}

}  // namespace

std::string ReadableText(std::string_view html) {
  return Settle(HtmlToText(html));
}

std::string MarkupText(std::string_view text) {
  if (HasTags(text, Tags::kAny)) return ReadableText(text);
  const std::string decoded = DecodeEntities(text);
  return HasTags(decoded, Tags::kAny) ? ReadableText(decoded)
                                      : Settle(FoldLines(decoded));
}

std::string LineText(std::string_view text) {
  if (HasTags(text, Tags::kEnding)) return FoldSpace(HtmlToText(text));
  const std::string line = DecodeEntities(text);
  return FoldSpace(HasTags(line, Tags::kEnding) ? HtmlToText(line) : line);
}

}  // namespace jobutils
