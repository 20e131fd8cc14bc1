#include "html/ascii.h"
#include "html/selector.h"

namespace jobutils {
namespace {

constexpr size_t kMaxParts = 64;  // bits of SelectorMatcher's sets

bool IsNameByte(char c) {
  return IsAsciiLetter(c) || IsAsciiDigit(c) || c == '-' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

class SelectorParser {
 public:
  explicit SelectorParser(std::string_view text) : text_(text) {}

  Result<Selector> Run() {
    do {
      if (Status one = Complex(); !one) return one.error();
    } while (Take(','));
    if (at_ < text_.size()) return Wrong("expected ',' or '>' or a part");
    if (selector_.parts_.size() > kMaxParts) {
      return UsageError("selector '" + std::string(text_) +
                        "' has more than 64 parts");
    }
    return std::move(selector_);
  }

 private:
  using Condition = Selector::Condition;
  using Part = Selector::Part;

  Error Wrong(std::string_view what) const {
    return UsageError("cannot read selector '" + std::string(text_) +
                      "' at byte " + std::to_string(at_ + 1) + ": " +
                      std::string(what));
  }

  char Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool SkipSpace() {
    const size_t from = at_;
    while (IsHtmlSpace(Peek())) ++at_;
    return at_ > from;
  }

  bool Take(char c) {
    if (Peek() != c || at_ == text_.size()) return false;
    ++at_;
    return true;
  }

  // One selector of a list, with the white space around it.
  Status Complex() {
    SkipSpace();
    for (bool first = true, child = false;; first = false) {
      Part part;
      part.first = first;
      part.child = child;
      if (Status compound = Compound(part); !compound) return compound;
      selector_.parts_.push_back(std::move(part));
      const bool space = SkipSpace();
      child = Take('>');
      if (child) {
        SkipSpace();
      } else if (at_ == text_.size() || Peek() == ',' || !space) {
        selector_.parts_.back().last = true;
        return Ok{};
      }
    }
  }

  Status Compound(Part& part) {
    const size_t from = at_;
    if (!Take('*') && IsNameByte(Peek())) {
      if (Status name = Name(part.tag); !name) return name;
    }
    while (true) {
      Condition condition{Condition::Kind::kEquals, "id", ""};
      if (Take('[')) {
        if (Status bracket = Bracket(condition); !bracket) return bracket;
      } else if (Take('.')) {
        condition.kind = Condition::Kind::kClass;
        condition.name = "class";
        if (Status name = Name(condition.value); !name) return name;
      } else if (Take('#')) {
        if (Status name = Name(condition.value); !name) return name;
      } else {
        break;
      }
      part.conditions.push_back(std::move(condition));
    }
    if (at_ == from) return Wrong("expected a tag, '.class', '#id' or '['");
    return Ok{};
  }

  // A name; a backslash takes the character behind it as it is.
  Status Name(std::string& name) {
    while (at_ < text_.size() &&
           (IsNameByte(text_[at_]) ||
            (text_[at_] == '\\' && at_ + 1 < text_.size()))) {
      if (text_[at_] == '\\') ++at_;
      name += text_[at_++];
    }
    if (name.empty()) return Wrong("expected a name");
    return Ok{};
  }

  // Behind '[' up to and with ']'.
  Status Bracket(Condition& condition) {
    condition.name.clear();
    SkipSpace();
    if (Status name = Name(condition.name); !name) return name;
    SkipSpace();
    condition.kind = Condition::Kind::kPresent;
    if (Peek() != ']') {
      if (Status op = Operator(condition.kind); !op) return op;
      SkipSpace();
      if (Status value = Value(condition.value); !value) return value;
      SkipSpace();
    }
    if (!Take(']')) return Wrong("expected ']'");
    return Ok{};
  }

  Status Operator(Condition::Kind& kind) {
    if (Take('=')) {
      kind = Condition::Kind::kEquals;
      return Ok{};
    }
    switch (Peek()) {
      case '^':
        kind = Condition::Kind::kBegins;
        break;
      case '$':
        kind = Condition::Kind::kEnds;
        break;
      case '*':
        kind = Condition::Kind::kContains;
        break;
      default:
        return Wrong("expected '=', '^=', '$=', '*=' or ']'");
    }
    ++at_;
    if (!Take('=')) return Wrong("expected '='");
    return Ok{};
  }

  Status Value(std::string& value) {
    const char quote = Peek();
    if (quote != '"' && quote != '\'') return Name(value);
    ++at_;
    while (at_ < text_.size() && text_[at_] != quote) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      value += text_[at_++];
    }
    if (!Take(quote)) return Wrong("expected the closing quote");
    return Ok{};
  }

  std::string_view text_;
  size_t at_ = 0;
  Selector selector_;
};

Result<Selector> Selector::Parse(std::string_view text) {
  return SelectorParser(text).Run();
}

}  // namespace jobutils
