// HTML as it comes from job boards: to readable text, JSON-LD, selections.

#ifndef JOBUTILS_HTML_HTML_H_
#define JOBUTILS_HTML_HTML_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace jobutils {

// A fragment or page (UTF-8; other bytes become U+FFFD) as plain text that
// reads as it looked: paragraphs parted by an empty line, list items as lines
// "- …" (numbered lists "1. …"), two blanks in for each list around them,
// headings and rows as lines of their own, <br> as a line end, <pre> kept;
// script, style, template, noscript, head and hidden elements left out; an
// image as its alt text. Blanks folded (NBSP is a blank), zero-width
// characters and BOM dropped (ZWJ and ZWNJ stay between characters
// beyond ASCII), no blank at a line's end, at most one empty line in a row,
// none at either end. A tag or common reference that is cut off at the end is
// left out. Text without any tag keeps its lines. Takes time that grows with
// its length; markup nested deeper than 256 keeps its lines and loses its
// indents.
std::string HtmlToText(std::string_view html);

// Character references (all names of HTML, with the semicolon or, where HTML
// says so, without) decoded once, all else kept: "&amp;lt;" is "&lt;". A
// reference that is cut off or unknown stays as it is.
std::string DecodeEntities(std::string_view text);

// White space of any kind folded to single blanks, zero-width characters,
// BOM and soft hyphens dropped (ZWJ and ZWNJ as above), ends trimmed:
// how titles and names are kept.
std::string FoldSpace(std::string_view text);

class HtmlNode;

// A parsed page, and CSS selections from it.
class HtmlDocument {
 public:
  explicit HtmlDocument(std::string_view html);
  HtmlDocument(HtmlDocument&&) noexcept;
  HtmlDocument& operator=(HtmlDocument&&) noexcept;
  ~HtmlDocument();

  // The elements that `selector` names, in document order. Selectors: type, *,
  // #id, .class, [attr], [attr=value], [attr^=], [attr$=], [attr*=],
  // descendant (blank), child (>), and lists (,); 64 such parts at most, a
  // backslash takes a character as it is. Else an error that names the place.
  // Nodes live as long as the document. Of markup nested deeper than 256 only
  // text, <br>, <li> and <script> are there.
  Result<std::vector<HtmlNode>> Select(std::string_view selector) const;

  // The text of each <script type="application/ld+json">, entities as they
  // are, comment and CDATA wrappers removed, empty ones left out.
  std::vector<std::string> JsonLd() const;

 private:
  friend class HtmlNode;
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

// A handle to an element; cheap to copy.
class HtmlNode {
 public:
  // What is inside, laid out as by HtmlToText.
  std::string Text() const;
  // Text inside as it is in the source, not laid out (for script elements).
  std::string RawText() const;
  // The attribute's value, entities decoded; "" when absent.
  std::string Attribute(std::string_view name) const;
  // Of what is inside; the selector sees nothing of what is around.
  Result<std::vector<HtmlNode>> Select(std::string_view selector) const;

 private:
  friend class HtmlDocument;
  explicit HtmlNode(const void* element) : element_(element) {}
  const void* element_;
};

}  // namespace jobutils

#endif  // JOBUTILS_HTML_HTML_H_
