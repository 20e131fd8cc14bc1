#include "record/scanner.h"

#include <bitset>
#include <cstring>

#include "base/utf8.h"
#include "record/string_scan.h"

namespace jobutils {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

class Scanner {
 public:
  Scanner(std::string_view text, std::vector<MemberSpan>* members)
      : begin_(text.data()),
        p_(text.data()),
        end_(text.data() + text.size()),
        members_(members) {}

  ScanError Run() {
    if (members_ != nullptr) members_->clear();
    if (!Text()) return {message_, static_cast<size_t>(p_ - begin_)};
    return {};
  }

 private:
  char Peek() const { return p_ == end_ ? '\0' : *p_; }
  uint32_t Offset() const { return static_cast<uint32_t>(p_ - begin_); }

  void SkipBlanks() {
    while (p_ != end_ &&
           (*p_ == ' ' || *p_ == '\n' || *p_ == '\r' || *p_ == '\t')) {
      ++p_;
    }
  }

  bool Fail(const char* message) {
    message_ = p_ == end_ ? "the text ends too early" : message;
    return false;
  }

  // At the opening quote; moves behind the closing one.
  bool String() {
    const char* inside = p_ + 1;
    const StringEnd found = FindStringEnd(inside, end_);
    p_ = found.at;
    if (found.message != nullptr) return Fail(found.message);
    if (found.high) {
      const size_t bad =
          FindBadUtf8({inside, static_cast<size_t>(found.at - inside)});
      if (bad != std::string_view::npos) {
        p_ = inside + bad;
        return Fail("bad UTF-8");
      }
    }
    ++p_;
    return true;
  }

  bool Digits() {
    if (!IsDigit(Peek())) return Fail("expected a digit");
    while (p_ != end_ && IsDigit(*p_)) ++p_;
    return true;
  }

  bool Number() {
    if (*p_ == '-') ++p_;
    if (Peek() == '0') {
      ++p_;
    } else if (!Digits()) {
      return false;
    }
    if (Peek() == '.') {
      ++p_;
      if (!Digits()) return false;
    }
    if (Peek() == 'e' || Peek() == 'E') {
      ++p_;
      if (Peek() == '+' || Peek() == '-') ++p_;
      return Digits();
    }
    return true;
  }

  bool Literal(std::string_view word) {
    for (char c : word) {
      if (Peek() != c) return Fail("expected a value");
      ++p_;
    }
    return true;
  }

  // A value that is no container.
  bool Scalar() {
    switch (Peek()) {
      case '"':
        return String();
      case 't':
        return Literal("true");
      case 'f':
        return Literal("false");
      case 'n':
        return Literal("null");
      default:
        if (Peek() == '-' || IsDigit(Peek())) return Number();
        return Fail("expected a value");
    }
  }

  // The key, the colon and the blanks around it.
  bool Key() {
    if (Peek() != '"') return Fail("expected a key");
    const uint32_t begin = Offset();
    if (!String()) return false;
    const uint32_t key_end = Offset();
    SkipBlanks();
    if (Peek() != ':') return Fail("expected ':'");
    ++p_;
    SkipBlanks();
    if (depth_ == 1 && members_ != nullptr) {
      if (members_->size() == kMaxMembers) {
        return Fail("more than 10000 top-level keys");
      }
      members_->push_back({begin, key_end, Offset(), 0});
    }
    return true;
  }

  bool Open(bool object) {
    if (depth_ == kMaxJsonDepth) return Fail("nested deeper than 1000");
    in_object_[depth_++] = object;
    ++p_;
    SkipBlanks();
    return true;
  }

  // Behind a value: closes what ends here. True while another value is due.
  bool More(bool* ok) {
    for (;;) {
      if (depth_ == 0) return false;
      const bool object = in_object_[depth_ - 1];
      if (depth_ == 1 && object && members_ != nullptr) {
        members_->back().value_end = Offset();
      }
      SkipBlanks();
      const char c = Peek();
      if (c == ',') {
        ++p_;
        SkipBlanks();
        if (object) *ok = Key();
        return *ok;
      }
      if (c != (object ? '}' : ']')) {
        *ok = Fail(object ? "expected ',' or '}'" : "expected ',' or ']'");
        return false;
      }
      ++p_;
      --depth_;
    }
  }

  bool Text() {
    SkipBlanks();
    bool ok = true;
    do {
      const char c = Peek();
      if (c == '{') {
        if (!Open(true)) return false;
        if (Peek() != '}') {
          if (!Key()) return false;
          continue;
        }
        ++p_;
        --depth_;
      } else if (c == '[') {
        if (!Open(false)) return false;
        if (Peek() != ']') continue;
        ++p_;
        --depth_;
      } else if (!Scalar()) {
        return false;
      }
      if (!More(&ok)) {
        if (!ok) return false;
        break;
      }
    } while (true);
    SkipBlanks();
    if (p_ == end_) return true;
    return Fail("text behind the value");
  }

  const char* const begin_;
  const char* p_;
  const char* const end_;
  std::vector<MemberSpan>* const members_;
  std::bitset<kMaxJsonDepth> in_object_;
  int depth_ = 0;
  const char* message_ = nullptr;
};

}  // namespace

ScanError ScanJson(std::string_view text, std::vector<MemberSpan>* members) {
  return Scanner(text, members).Run();
}

}  // namespace jobutils
