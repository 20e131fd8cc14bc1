#include "html/flatten.h"

#include <algorithm>
#include <array>

#include "html/ascii.h"

namespace jobutils {
namespace {

// Elements that stay within a line.
constexpr auto kInline = std::to_array<std::string_view>({
    "a",    "abbr",  "acronym", "b",      "bdi",    "bdo", "big",
    "cite", "code",  "data",    "del",    "dfn",    "em",  "font",
    "i",    "ins",   "kbd",     "label",  "mark",   "q",   "s",
    "samp", "small", "span",    "strike", "strong", "sub", "sup",
    "time", "tt",    "u",       "var",    "wbr",
});

// Elements whose inside is no text for a reader.
constexpr auto kSkipped = std::to_array<std::string_view>(
    {"iframe", "noembed", "noframes", "noscript", "style", "svg", "template",
     "title"});

template <size_t N>
bool IsOneOf(const std::array<std::string_view, N>& names,
             std::string_view name) {
  return std::any_of(names.begin(), names.end(), [name](std::string_view n) {
    return EqualsNoCase(n, name);
  });
}

class Flattener {
 public:
  explicit Flattener(std::string_view html) : html_(html) {}

  std::string Run() {
    out_.reserve(html_.size());
    while (at_ < html_.size()) {
      if (html_[at_] != '<') {
        out_ += html_[at_++];
      } else if (!Markup()) {
        out_ += "&lt;";
        ++at_;
      }
    }
    return std::move(out_);
  }

 private:
  char Peek(size_t ahead) const {
    return at_ + ahead < html_.size() ? html_[at_ + ahead] : '\0';
  }

  // Steps behind `mark`, or to the end.
  void SkipPast(std::string_view mark, size_t from) {
    const size_t found = html_.find(mark, from);
    at_ = found == html_.npos ? html_.size() : found + mark.size();
  }

  // Steps behind the tag that begins here; quotes hide '>'.
  void SkipTag() {
    char quote = '\0';
    for (char last = '\0'; at_ < html_.size(); ++at_) {
      const char c = html_[at_];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '>') {
        ++at_;
        return;
      } else if ((c == '"' || c == '\'') && last == '=') {
        quote = c;
      }
      if (!IsHtmlSpace(c)) last = c;
    }
  }

  // Steps to the end tag `name`, or to the end.
  void SkipToEnd(std::string_view name) {
    size_t from = at_;
    while ((from = html_.find("</", from)) != html_.npos) {
      from += 2;
      if (!StartsNoCase(html_.substr(from, name.size()), name)) continue;
      const char next =
          from + name.size() < html_.size() ? html_[from + name.size()] : '>';
      if (next != '>' && next != '/' && !IsHtmlSpace(next)) continue;
      at_ = from - 2;
      return;
    }
    at_ = html_.size();
  }

  bool Markup() {
    if (html_.substr(at_, 4) == "<!--") {
      SkipPast("-->", at_ + 4);
      return true;
    }
    const bool end = Peek(1) == '/';
    const size_t begin = at_ + (end ? 2 : 1);
    if (!IsAsciiLetter(Peek(end ? 2 : 1))) {
      if (!end && Peek(1) != '!' && Peek(1) != '?') return false;
      SkipPast(">", at_ + 1);
      return true;
    }
    size_t name_end = begin;
    while (name_end < html_.size() && html_[name_end] != '>' &&
           html_[name_end] != '/' && !IsHtmlSpace(html_[name_end])) {
      ++name_end;
    }
    const std::string_view name = html_.substr(begin, name_end - begin);
    const size_t tag = at_;
    SkipTag();
    if (EqualsNoCase(name, "script")) {
      if (!end) SkipToEnd(name);
      out_ += end ? "</script>" : html_.substr(tag, at_ - tag);
    } else if (EqualsNoCase(name, "li")) {
      out_ += end ? "</li>" : "<li>";
    } else if (IsOneOf(kSkipped, name)) {
      if (!end) SkipToEnd(name);
    } else if (!IsOneOf(kInline, name)) {
      out_ += "<br>";
    }
    return true;
  }

  std::string_view html_;
  size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string FlattenMarkup(std::string_view html) {
  return Flattener(html).Run();
}

}  // namespace jobutils
