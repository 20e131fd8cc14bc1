#include "html/ascii.h"
#include "html/selector.h"
#include "html/tree.h"

namespace jobutils {
namespace {

bool HasWord(std::string_view words, std::string_view wanted) {
  for (size_t at = 0; at < words.size();) {
    size_t end = at;
    while (end < words.size() && !IsHtmlSpace(words[end])) ++end;
    if (words.substr(at, end - at) == wanted) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

bool Selector::Meets(const GumboNode* element, const Part& part) {
  if (!part.tag.empty() && !EqualsNoCase(TagName(element), part.tag)) {
    return false;
  }
  for (const Condition& condition : part.conditions) {
    const char* found = AttributeValue(element, condition.name.c_str());
    if (found == nullptr) return false;
    const std::string_view value = found;
    const std::string_view wanted = condition.value;
    // As in CSS, nothing begins or ends with, or contains, the empty text.
    switch (condition.kind) {
      case Condition::Kind::kPresent:
        break;
      case Condition::Kind::kClass:
        if (!HasWord(value, wanted)) return false;
        break;
      case Condition::Kind::kEquals:
        if (value != wanted) return false;
        break;
      case Condition::Kind::kBegins:
        if (wanted.empty() || !value.starts_with(wanted)) return false;
        break;
      case Condition::Kind::kEnds:
        if (wanted.empty() || !value.ends_with(wanted)) return false;
        break;
      case Condition::Kind::kContains:
        if (wanted.empty() || value.find(wanted) == value.npos) return false;
        break;
    }
  }
  return true;
}

// Goes down the tree with the set of parts (bit i: part i and all in front of
// it) that the elements above meet, so that no element is looked at twice.
class SelectorMatcher {
 public:
  explicit SelectorMatcher(const std::vector<Selector::Part>& parts)
      : parts_(parts) {}

  bool Enter(const GumboNode* node) {
    if (!IsElement(node)) return false;
    const Level above = levels_.back();
    uint64_t met = 0;
    bool selected = false;
    for (size_t i = 0; i < parts_.size(); ++i) {
      const Selector::Part& part = parts_[i];
      if (!part.first) {
        const uint64_t in_front = part.child ? above.parent : above.any;
        if ((in_front >> (i - 1) & 1) == 0) continue;
      }
      if (!Selector::Meets(node, part)) continue;
      met |= uint64_t{1} << i;
      selected |= part.last;
    }
    if (selected) found.push_back(node);
    levels_.push_back({met, above.any | met});
    return true;
  }
  void Leave(const GumboNode*) { levels_.pop_back(); }

  std::vector<const GumboNode*> found;

 private:
  struct Level {
    uint64_t parent;  // met by the parent
    uint64_t any;     // met by it or an element above it
  };
  const std::vector<Selector::Part>& parts_;
  std::vector<Level> levels_ = {{0, 0}};
};

std::vector<const GumboNode*> Selector::Match(const GumboNode* top) const {
  SelectorMatcher matcher(parts_);
  WalkInside(top, matcher);
  return std::move(matcher.found);
}

}  // namespace jobutils
