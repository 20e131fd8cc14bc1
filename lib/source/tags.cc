#include "source/tags.h"

#include <algorithm>
#include <array>

namespace jobutils {
namespace {

// Elements whose tags, seen in text, are markup that was escaped once too
// often and not what the text is about.
constexpr auto kElements = std::to_array<std::string_view>(
    {"p",  "br", "div", "span", "strong", "b",     "em",   "i",
     "u",  "ul", "ol",  "li",   "h1",     "h2",    "h3",   "h4",
     "h5", "h6", "a",   "td",   "tr",     "table", "font", "hr"});

// Those that a title has no use for either.
constexpr auto kMoreElements = std::to_array<std::string_view>(
    {"abbr",   "article", "big",    "blockquote", "body",  "button",
     "center", "cite",    "code",   "dd",         "del",   "dl",
     "dt",     "embed",   "figure", "footer",     "form",  "head",
     "header", "html",    "iframe", "img",        "input", "ins",
     "link",   "mark",    "meta",   "nav",        "nobr",  "noscript",
     "pre",    "s",       "script", "section",    "small", "strike",
     "style",  "sub",     "sup",    "svg",        "tbody", "textarea",
     "th",     "thead",   "tt",     "video",      "wbr"});

// Those that a word may go on behind.
constexpr auto kInline = std::to_array<std::string_view>(
    {"a",      "abbr",   "b",   "big",  "cite", "code", "del",   "em",
     "font",   "i",      "ins", "mark", "nobr", "s",    "small", "span",
     "strike", "strong", "sub", "sup",  "tt",   "u",    "wbr"});

template <size_t N>
bool IsOneOf(const std::array<std::string_view, N>& names,
             std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string Lower(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return lower;
}

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool IsNameByte(char c) { return IsLetter(c) || (c >= '0' && c <= '9'); }

// What stands behind "<" or "</" and names an element, at most.
std::string_view NameAt(std::string_view text) {
  constexpr size_t kLongest = 10;
  size_t end = 0;
  while (end < text.size() && end < kLongest && IsNameByte(text[end])) ++end;
  return text.substr(0, end);
}

// A tag, or something that begins like one.
struct Tag {
  std::string name;  // in lower case
  bool closing = false;
  bool attributes = false;
  bool words = false;  // behind the name, be they attributes or not
  size_t size = 0;     // with both brackets; 0: it is none
};

// `text` begins with '<'.
Tag ReadTag(std::string_view text) {
  Tag tag;
  tag.closing = text.size() > 1 && text[1] == '/';
  size_t at = tag.closing ? 2 : 1;
  const size_t begin = at;
  // Elements of a page's own have '-' in their names, those of XML ':'.
  while (at < text.size() && at - begin < 32 &&
         (IsNameByte(text[at]) || text[at] == '-' || text[at] == ':')) {
    ++at;
  }
  if (at == begin || !IsLetter(text[begin])) return tag;
  tag.name = Lower(text.substr(begin, at - begin));
  if (at == text.size() || text[at] == '<') return tag;
  if (text[at] != '>' && text[at] != '/' && text[at] != ' ' &&
      text[at] != '\t' && text[at] != '\n' && text[at] != '\r') {
    return tag;
  }
  for (char quote = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      tag.size = at + 1;
      return tag;
    } else if (c == '<') {
      return tag;
    } else if (c == '=') {
      tag.attributes = true;
    } else if (IsNameByte(c)) {
      tag.words = true;
    } else if ((c == '"' || c == '\'') && text[at - 1] == '=') {
      quote = c;
    }
  }
  return tag;
}

}  // namespace

bool HasTags(std::string_view text, Tags which) {
  for (size_t at = text.find('<'); at != text.npos;
       at = text.find('<', at + 1)) {
    size_t end = at + 1;
    const bool closing = end < text.size() && text[end] == '/';
    if (closing) ++end;
    const std::string_view name = NameAt(text.substr(end));
    end += name.size();
    if (end == text.size()) return false;
    const char next = text[end];
    if (next != '>' && next != '/' && next != ' ') continue;
    if (!IsOneOf(kElements, Lower(name))) continue;
    if (which == Tags::kAny || closing || name == "br" || name == "hr") {
      return true;
    }
  }
  return false;
}

std::string DropTags(std::string_view line) {
  std::string text;
  while (!line.empty()) {
    const size_t at = std::min(line.find('<'), line.size());
    text += line.substr(0, at);
    line.remove_prefix(at);
    if (line.starts_with("<!--")) {
      const size_t end = line.find("-->");
      line.remove_prefix(end == line.npos ? line.size() : end + 3);
      continue;
    }
    if (line.empty()) break;
    const Tag tag = ReadTag(line);
    const bool known = !tag.words && (IsOneOf(kElements, tag.name) ||
                                      IsOneOf(kMoreElements, tag.name));
    if (tag.size == 0 || !(known || tag.attributes || tag.closing)) {
      text += '<';
      line.remove_prefix(1);
      continue;
    }
    line.remove_prefix(tag.size);
    if (!IsOneOf(kInline, tag.name)) text += ' ';
    if (!tag.closing && (tag.name == "script" || tag.name == "style")) {
      line.remove_prefix(std::min(line.find("</"), line.size()));
    }
  }
  return text;
}

}  // namespace jobutils
