#include "html/ascii.h"
#include "html/html.h"
#include "html/selector.h"
#include "html/tree.h"

namespace jobutils {
namespace {

bool IsJsonLd(const GumboNode* element) {
  if (!IsElement(element) || element->v.element.tag != GUMBO_TAG_SCRIPT) {
    return false;
  }
  const char* attribute = AttributeValue(element, "type");
  if (attribute == nullptr) return false;
  const std::string_view type = attribute;
  return EqualsNoCase(TrimHtmlSpace(type.substr(0, type.find(';'))),
                      "application/ld+json");
}

// Without white space, BOM and the wrappers that hid scripts from old readers,
// in any order: "<!--" "-->", "<![CDATA[" "]]>", "//" and "/* */" around them.
std::string_view Unwrapped(std::string_view text) {
  constexpr std::string_view kFront[] = {"\xEF\xBB\xBF", "<!--", "<![CDATA[",
                                         "//",           "/*",   "*/"};
  constexpr std::string_view kBack[] = {"-->", "]]>", "//", "/*", "*/"};
  for (bool changed = true; changed;) {
    changed = false;
    text = TrimHtmlSpace(text);
    for (const std::string_view mark : kFront) {
      if (!text.starts_with(mark)) continue;
      text.remove_prefix(mark.size());
      changed = true;
    }
    for (const std::string_view mark : kBack) {
      if (!text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      changed = true;
    }
  }
  return text;
}

}  // namespace

struct HtmlDocument::Tree {
  HtmlTree html;
};

HtmlDocument::HtmlDocument(std::string_view html)
    : tree_(new Tree{HtmlTree(html)}) {}
HtmlDocument::HtmlDocument(HtmlDocument&&) noexcept = default;
HtmlDocument& HtmlDocument::operator=(HtmlDocument&&) noexcept = default;
HtmlDocument::~HtmlDocument() = default;

Result<std::vector<HtmlNode>> HtmlDocument::Select(
    std::string_view selector) const {
  return HtmlNode(tree_->html.document()).Select(selector);
}

std::vector<std::string> HtmlDocument::JsonLd() const {
  struct Finder {
    bool Enter(const GumboNode* node) {
      if (!IsJsonLd(node)) return true;
      const std::string raw = RawTextOf(node);
      const std::string_view text = Unwrapped(raw);
      if (!text.empty()) found.emplace_back(text);
      return false;
    }
    void Leave(const GumboNode*) {}
    std::vector<std::string> found;
  } finder;
  WalkInside(tree_->html.document(), finder);
  return std::move(finder.found);
}

std::string HtmlNode::Text() const {
  return LayOut(static_cast<const GumboNode*>(element_));
}

std::string HtmlNode::RawText() const {
  return RawTextOf(static_cast<const GumboNode*>(element_));
}

std::string HtmlNode::Attribute(std::string_view name) const {
  const char* value = AttributeValue(static_cast<const GumboNode*>(element_),
                                     std::string(name).c_str());
  return value != nullptr ? value : "";
}

Result<std::vector<HtmlNode>> HtmlNode::Select(
    std::string_view selector) const {
  const Result<Selector> parsed = Selector::Parse(selector);
  if (!parsed) return parsed.error();
  std::vector<HtmlNode> nodes;
  for (const GumboNode* node :
       parsed->Match(static_cast<const GumboNode*>(element_))) {
    nodes.push_back(HtmlNode(node));
  }
  return nodes;
}

}  // namespace jobutils
