// A parsed page as gumbo built it, for the .cc files of this module.

#ifndef JOBUTILS_HTML_TREE_H_
#define JOBUTILS_HTML_TREE_H_

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "html/arena.h"

namespace jobutils {

class HtmlTree {
 public:
  // Any bytes. Markup too deep to nest is flattened first, see flatten.h.
  explicit HtmlTree(std::string_view html);

  // The document node, whose children are <html> and comments; null when
  // there is no memory for it.
  const GumboNode* document() const;

 private:
  std::string source_;  // the tree points into it
  std::unique_ptr<ParseArena> arena_;
  const GumboOutput* output_;
};

inline bool IsElement(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

inline bool IsText(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
         node->type == GUMBO_NODE_CDATA;
}

inline const GumboVector& ChildrenOf(const GumboNode* node) {
  return node->type == GUMBO_NODE_DOCUMENT ? node->v.document.children
                                           : node->v.element.children;
}

// As written for elements that HTML does not know, else in lower case.
std::string_view TagName(const GumboNode* element);

// The attribute's value, or null. `name` in any case.
const char* AttributeValue(const GumboNode* element, const char* name);

// Walks what is inside `top` (which may be null) without recursion, in
// document order. `visitor` has Enter(node), which says whether to go into an
// element, and Leave(node) for each element that was gone into.
template <typename Visitor>
void WalkInside(const GumboNode* top, Visitor& visitor) {
  struct Level {
    const GumboNode* element;
    unsigned next;
  };
  std::vector<Level> levels;
  if (top != nullptr) levels.push_back({top, 0});
  while (!levels.empty()) {
    Level& level = levels.back();
    const GumboVector& children = ChildrenOf(level.element);
    if (level.next == children.length) {
      const GumboNode* done = level.element;
      levels.pop_back();
      if (!levels.empty()) visitor.Leave(done);
      continue;
    }
    const auto* node =
        static_cast<const GumboNode*>(children.data[level.next++]);
    if (visitor.Enter(node) && IsElement(node)) levels.push_back({node, 0});
  }
}

// The text of all text nodes inside, as they are.
std::string RawTextOf(const GumboNode* element);

// What is inside, laid out: see HtmlToText.
std::string LayOut(const GumboNode* element);

}  // namespace jobutils

#endif  // JOBUTILS_HTML_TREE_H_
