#include "html/tree.h"

#include "base/utf8.h"
#include "html/flatten.h"

namespace jobutils {
namespace {

std::string Cleaned(std::string_view html) {
  std::string text =
      FindBadUtf8(html) == html.npos ? std::string(html) : CleanUtf8(html);
  if (text.find('\0') == text.npos) return text;
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '\0') {
      AppendUtf8(out, 0xFFFD);
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

HtmlTree::HtmlTree(std::string_view html)
    : source_(Cleaned(html)),
      arena_(std::make_unique<ParseArena>()),
      output_(arena_->Parse(source_)) {
  if (output_ != nullptr) return;
  source_ = FlattenMarkup(source_);
  arena_ = std::make_unique<ParseArena>();
  output_ = arena_->Parse(source_);
}

const GumboNode* HtmlTree::document() const {
  return output_ != nullptr ? output_->document : nullptr;
}

std::string_view TagName(const GumboNode* element) {
  const GumboElement& e = element->v.element;
  if (e.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(e.tag);
  GumboStringPiece name = e.original_tag;
  if (name.data == nullptr) return {};
  gumbo_tag_from_original_text(&name);
  return {name.data, name.length};
}

const char* AttributeValue(const GumboNode* element, const char* name) {
  const GumboAttribute* attribute =
      gumbo_get_attribute(&element->v.element.attributes, name);
  return attribute != nullptr ? attribute->value : nullptr;
}

std::string RawTextOf(const GumboNode* element) {
  struct Collector {
    bool Enter(const GumboNode* node) {
      if (IsText(node)) text += node->v.text.text;
      return true;
    }
    void Leave(const GumboNode*) {}
    std::string text;
  } collector;
  WalkInside(element, collector);
  return std::move(collector.text);
}

}  // namespace jobutils
