#include "source/description.h"

#include <algorithm>
#include <functional>
#include <unordered_set>

#include "source/markup.h"

namespace jobutils {
namespace {

using Parts = std::unordered_set<std::string>;

// Rolling over hostile text must stay linear, which a plain find is not.
bool Contains(const std::string& text, const std::string& part) {
  if (part.size() > text.size()) return false;
  return std::search(text.begin(), text.end(),
                     std::boyer_moore_searcher(part.begin(), part.end())) !=
         text.end();
}

void AddPart(const DescriptionRule& rule, const Scope& scope, Parts& parts,
             std::string& description) {
  std::string part;
  for (const std::string& text : rule.text.AllWhole(scope)) {
    if (!part.empty()) part += '\n';
    part += text;
  }
  if (part.empty()) return;
  // The rules are few, the values of an `each` need not be.
  const bool known =
      rule.each.empty() ? Contains(description, part) : parts.count(part) > 0;
  if (known) return;
  const std::string heading = LineText(rule.heading.First(scope));
  if (!description.empty()) description += "\n\n";
  if (!heading.empty()) description += heading + '\n';
  description += part;
  parts.insert(std::move(part));
}

}  // namespace

std::string ReadDescription(const std::vector<DescriptionRule>& rules,
                            const Scope& scope) {
  std::string description;
  Parts parts;
  for (const DescriptionRule& rule : rules) {
    if (rule.each.empty()) {
      AddPart(rule, scope, parts, description);
      continue;
    }
    for (const Value& value : rule.each.Values(scope)) {
      Scope inside = scope;
      inside.here = value.json();
      AddPart(rule, inside, parts, description);
    }
  }
  description.shrink_to_fit();
  return description;
}

}  // namespace jobutils
