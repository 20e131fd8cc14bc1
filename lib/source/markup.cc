#include "source/markup.h"

#include <algorithm>

#include "html/html.h"
#include "source/tags.h"

namespace jobutils {
namespace {

// How often a text may have been escaped.
constexpr int kRounds = 3;

bool IsNameByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9');
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

// References decoded once more: only those that end in a semicolon, since in a
// text that was decoded before "&copy=2" is a piece of a URL.
std::string DecodeAgain(std::string_view text) {
  constexpr size_t kLongest = 34;
  std::string guarded;
  size_t done = 0;
  for (size_t at = text.find('&'); at != text.npos; at = text.find('&', at)) {
    size_t end = ++at;
    if (end < text.size() && text[end] == '#') ++end;
    while (end < text.size() && end - at < kLongest && IsNameByte(text[end])) {
      ++end;
    }
    guarded += text.substr(done, at - done);
    if (end == text.size() || text[end] != ';') guarded += "amp;";
    done = at;
  }
  guarded += text.substr(done);
  return DecodeEntities(guarded);
}

// What is still escaped in a text that was made from HTML was escaped before.
std::string Settle(std::string text) {
  for (int round = 0; round < kRounds; ++round) {
    std::string decoded = DecodeAgain(text);
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
  std::string line = DropTags(text);
  for (int round = 0; round < kRounds; ++round) {
    std::string decoded =
        DropTags(round == 0 ? DecodeEntities(line) : DecodeAgain(line));
    if (decoded == line) break;
    line = std::move(decoded);
  }
  return FoldSpace(line);
}

}  // namespace jobutils
