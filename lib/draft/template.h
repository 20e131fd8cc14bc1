// Mustache templates (mustache(5)) without code: names, sections, inverted
// sections and comments.
//
// An own reader, since a misspelt name must be an error with its line before
// anything is read, wherever in the template it stands. Nothing is escaped:
// the result is plain text. Partials and other delimiters are errors.

#ifndef JOBUTILS_DRAFT_TEMPLATE_H_
#define JOBUTILS_DRAFT_TEMPLATE_H_

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace jobutils {

// What a template may name. The fields of a list are known inside its section.
struct TemplateName {
  const char* name;
  std::span<const char* const> fields = {};  // empty: a text
};

// The texts and lists that a template is filled with. What is absent renders
// as nothing, and its section is left out.
struct View {
  std::map<std::string, std::string, std::less<>> texts;
  std::map<std::string, std::vector<View>, std::less<>> lists;
};

class Template {
 public:
  static constexpr size_t kMaxRendered = 64 << 10;  // bytes

  // Reads a template, in which no list stands inside a list. A usage error
  // names `file`:line and what was expected; of an unknown name it lists those
  // that are known at that place.
  static Result<Template> Parse(std::string_view text, const std::string& file,
                                std::span<const TemplateName> names);

  // What stands in a value is text: it is never looked at for tags. A section
  // of a text is there when the text is; of a list, once for each element. A
  // line that holds nothing but a section's tag or a comment leaves no line.
  // Ends behind the first value or piece of text that exceeds kMaxRendered.
  std::string Render(const View& view) const;

 private:
  friend class TemplateParser;
  enum class Kind { kText, kName, kSection, kInverted, kEnd };
  struct Part {
    Kind kind;
    std::string text;  // or the name
    size_t end = 0;    // of a section: the part that ends it
  };
  void Render(size_t begin, size_t end, const View& outer, const View* inner,
              std::string& out) const;

  std::vector<Part> parts_;
};

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_TEMPLATE_H_
