// HTML as lines of text.

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/utf8.h"
#include "html/ascii.h"
#include "html/characters.h"
#include "html/html.h"
#include "html/line_writer.h"
#include "html/tree.h"

namespace jobutils {
namespace {

enum class Box {
  kInline,
  kLine,       // stands on lines of its own
  kParagraph,  // parted from the rest by an empty line
  kHidden,     // nothing that a reader sees
};

Box BoxOf(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_AREA:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_RP:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_VIDEO:
      return Box::kHidden;
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PLAINTEXT:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_XMP:
      return Box::kParagraph;
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_OPTGROUP:
    case GUMBO_TAG_OPTION:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TR:
      return Box::kLine;
    default:
      return Box::kInline;
  }
}

bool IsList(GumboTag tag) {
  return tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_MENU ||
         tag == GUMBO_TAG_DIR;
}

bool IsPreformatted(GumboTag tag) {
  return tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LISTING ||
         tag == GUMBO_TAG_XMP || tag == GUMBO_TAG_PLAINTEXT ||
         tag == GUMBO_TAG_TEXTAREA;
}

// hidden, or an inline style that says so.
bool HidesItself(const GumboNode* element) {
  if (AttributeValue(element, "hidden") != nullptr) return true;
  const char* style = AttributeValue(element, "style");
  if (style == nullptr) return false;
  std::string plain;
  for (const char* c = style; *c != '\0'; ++c) {
    if (!IsHtmlSpace(*c)) plain += ToAsciiLower(*c);
  }
  return plain.find("display:none") != plain.npos ||
         plain.find("visibility:hidden") != plain.npos;
}

int NumberIn(const GumboNode* element, const char* attribute, int otherwise) {
  const char* value = AttributeValue(element, attribute);
  if (value == nullptr) return otherwise;
  char* end;
  const long number = std::strtol(value, &end, 10);
  if (end == value || number < -999999 || number > 999999) return otherwise;
  return static_cast<int>(number);
}

class Layout {
 public:
  bool Enter(const GumboNode* node) {
    if (IsText(node)) {
      writer_.Text(node->v.text.text, preformatted_ > 0);
      return false;
    }
    if (!IsElement(node)) return false;
    const GumboTag tag = node->v.element.tag;
    const Box box = BoxOf(tag);
    if (box == Box::kHidden || HidesItself(node)) return false;
    if (tag == GUMBO_TAG_BR) {
      writer_.LineEnd();
      return false;
    }
    if (tag == GUMBO_TAG_IMG) {
      if (const char* alt = AttributeValue(node, "alt")) {
        writer_.Text(alt, false);
      }
      return false;
    }
    Part(box);
    if (IsList(tag)) {
      lists_.push_back({tag == GUMBO_TAG_OL, NumberIn(node, "start", 1)});
      writer_.Nest();
    } else if (tag == GUMBO_TAG_LI) {
      BeginItem(node);
    } else if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) {
      writer_.Blank();
    }
    preformatted_ += IsPreformatted(tag);
    return true;
  }

  void Leave(const GumboNode* node) {
    const GumboTag tag = node->v.element.tag;
    preformatted_ -= IsPreformatted(tag);
    if (IsList(tag)) {
      lists_.pop_back();
      writer_.Unnest();
    } else if (tag == GUMBO_TAG_LI) {
      writer_.Mark("");
      if (lists_.empty()) writer_.Unnest();
    }
    Part(BoxOf(tag));
  }

  std::string Take() { return writer_.Take(); }

 private:
  struct List {
    bool numbered;
    int next;
  };

  // Within a list the items are close together, whatever is in them.
  void Part(Box box) {
    if (box == Box::kInline) return;
    writer_.Break(box == Box::kParagraph && !writer_.nested() ? 2 : 1);
  }

  void BeginItem(const GumboNode* node) {
    if (lists_.empty()) writer_.Nest();
    if (lists_.empty() || !lists_.back().numbered) {
      writer_.Mark("- ");
      return;
    }
    const int number = NumberIn(node, "value", lists_.back().next);
    lists_.back().next = number + 1;
    writer_.Mark(std::to_string(number) + ". ");
  }

  LineWriter writer_;
  std::vector<List> lists_;
  int preformatted_ = 0;
};

// No tag, comment or the like: text that some board calls HTML.
bool IsPlainText(std::string_view text) {
  for (size_t at = text.find('<'); at != text.npos;
       at = text.find('<', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    if (IsAsciiLetter(next) || next == '/' || next == '!' || next == '?') {
      return false;
    }
  }
  return true;
}

// What a text that was cut off at a length may end in: the start of a tag or
// of a common reference. At least two letters of it, so that "R&D" stays.
std::string_view WithoutCutOff(std::string_view html) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"amp", "apos", "bull", "hellip", "ldquo", "lsquo", "mdash", "middot",
       "nbsp", "ndash", "quot", "rdquo", "rsquo", "zwnj"});
  constexpr size_t kLongest = 8;
  const size_t from = html.size() - std::min(html.size(), kLongest);
  const size_t at = html.find_last_of("&<");
  if (at == html.npos || at < from) return html;
  const std::string_view tail = html.substr(at + 1);
  bool cut = false;
  if (html[at] == '<') {
    cut = tail.empty() || tail == "/" || tail == "!" || tail == "!-";
  } else if (!tail.empty() && tail[0] == '#') {
    cut = std::all_of(tail.begin() + 1, tail.end(), [](char c) {
      return IsAsciiDigit(c) || IsAsciiLetter(c);
    });
  } else {
    cut = tail.size() >= 2 &&
          std::any_of(kNames.begin(), kNames.end(), [tail](auto name) {
            return tail.size() < name.size() && name.starts_with(tail);
          });
  }
  return cut ? html.substr(0, at) : html;
}

}  // namespace

std::string LayOut(const GumboNode* element) {
  Layout layout;
  WalkInside(element, layout);
  return layout.Take();
}

std::string HtmlToText(std::string_view html) {
  html = WithoutCutOff(html);
  if (IsPlainText(html)) {
    LineWriter writer;
    writer.Lines(DecodeEntities(html));
    return writer.Take();
  }
  return LayOut(HtmlTree(html).document());
}

}  // namespace jobutils
