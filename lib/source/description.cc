#include "source/description.h"

#include <algorithm>
#include <functional>

#include "source/markup.h"

namespace jobutils {
namespace {

// Rolling over hostile text must stay linear, which a plain find is not.
bool Contains(const std::string& text, const std::string& part) {
  if (part.size() > text.size()) return false;
  return std::search(text.begin(), text.end(),
                     std::boyer_moore_searcher(part.begin(), part.end())) !=
         text.end();
}

void AddPart(const DescriptionRule& rule, const Scope& scope,
             std::string& description) {
  std::string part;
  for (const std::string& text : rule.text.All(scope)) {
    if (!part.empty()) part += '\n';
    part += text;
  }
  if (part.empty() || Contains(description, part)) return;
  const std::string heading = LineText(rule.heading.First(scope));
  if (!description.empty()) description += "\n\n";
  if (!heading.empty()) description += heading + '\n';
  description += part;
}

}  // namespace

std::string ReadDescription(const std::vector<DescriptionRule>& rules,
                            const Scope& scope) {
  std::string description;
  for (const DescriptionRule& rule : rules) {
    if (rule.each.empty()) {
      AddPart(rule, scope, description);
      continue;
    }
    for (const Value& value : rule.each.Values(scope)) {
      Scope inside = scope;
      inside.here = value.json();
      AddPart(rule, inside, description);
    }
  }
  return description;
}

}  // namespace jobutils
