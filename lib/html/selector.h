// CSS selectors, as many of them as boards need.

#ifndef JOBUTILS_HTML_SELECTOR_H_
#define JOBUTILS_HTML_SELECTOR_H_

#include <gumbo.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace jobutils {

class Selector {
 public:
  // The grammar is told in html.h. The error names the place.
  static Result<Selector> Parse(std::string_view text);

  // The elements inside `top` (not itself; may be null) that it names, in
  // document order. What stands in front of a combinator is inside, too. Takes
  // one step for each element and part.
  std::vector<const GumboNode*> Match(const GumboNode* top) const;

 private:
  friend class SelectorParser;
  friend class SelectorMatcher;

  struct Condition {
    enum class Kind { kClass, kPresent, kEquals, kBegins, kEnds, kContains };
    Kind kind;
    std::string name;  // the attribute
    std::string value;
  };
  // "a.b[c]" and how it hangs on the part in front of it.
  struct Part {
    std::string tag;  // empty: any
    std::vector<Condition> conditions;
    bool first = false;  // of its selector in the list
    bool last = false;
    bool child = false;  // else descendant
  };

  static bool Meets(const GumboNode* element, const Part& part);

  std::vector<Part> parts_;
};

}  // namespace jobutils

#endif  // JOBUTILS_HTML_SELECTOR_H_
