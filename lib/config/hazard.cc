#include "config/hazard.h"

#include <algorithm>

#include "base/utf8.h"

namespace jobutils {
namespace {

constexpr size_t kMaxBytes = 4 << 20;
constexpr size_t kMaxKeyParts = 32;

bool IsIn(char byte, std::string_view set) {
  return set.find(byte) != std::string_view::npos;
}

bool IsHigh(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

// Goes over a TOML text by its outermost marks: strings, comments, brackets.
class Walk {
 public:
  explicit Walk(std::string_view toml) : toml_(toml) {}

  std::optional<TomlHazard> FindHazard() {
    while (pos_ < toml_.size()) {
      const char* message = Step();
      if (message != nullptr) return TomlHazard{pos_, message};
    }
    return std::nullopt;
  }

 private:
  // Over what stands at pos_, or says what is wrong with it.
  const char* Step() {
    const char byte = toml_[pos_];
    if (byte == '"' || byte == '\'') {
      if (!IsIn(last_, "\n=[{,.")) return "expected quotes around all the text";
      if (const char* message = SkipString()) return message;
    } else if (byte == '#') {
      pos_ = std::min(toml_.find('\n', pos_), toml_.size());
      return nullptr;
    } else if (IsHigh(byte)) {
      return "expected quotes around what is not ASCII";
    } else {
      if (const char* message = Mark(byte)) return message;
      ++pos_;
    }
    if (!IsIn(byte, " \t\r")) last_ = byte;
    return nullptr;
  }

  // Keeps account of brackets and keys.
  const char* Mark(char byte) {
    if (byte == '[' || byte == '{') {
      if (!IsIn(last_, "\n=[,")) return "expected no bracket inside a value";
      around_ += InKey() ? kHeader : byte;
    } else if (byte == '=') {
      if (!InKey()) return "expected no '=' inside a value";
      around_ += '=';
    } else if (IsIn(byte, "\n,]}")) {
      if (around_.ends_with('=') && (byte != '\n' || around_ == "="))
        around_.pop_back();
      if (IsIn(byte, "]}") && !around_.empty()) around_.pop_back();
    } else if (byte == '.') {
      if (++dots_ == kMaxKeyParts) return "expected a key of fewer parts";
      return nullptr;
    }
    if (IsIn(byte, "=,\n")) dots_ = 0;
    return nullptr;
  }

  // Whether pos_ is in a key, and in no value.
  bool InKey() const {
    return around_.empty() || around_.back() == '{' ||
           around_.back() == kHeader;
  }

  // To the end of the string that opens here; of one that is not closed, to
  // the end of its line or of the text.
  const char* SkipString() {
    const char quote = toml_[pos_];
    const std::string three(3, quote);
    const bool lines = !InKey() && toml_.substr(pos_, 3) == three;
    const std::string_view close(three.data(), lines ? 3 : 1);
    for (pos_ += close.size(); pos_ < toml_.size(); ++pos_) {
      if (quote == '"' && toml_[pos_] == '\\') {
        size_t next = toml_.find_first_not_of(" \t\r\n", pos_ + 1);
        if (next < toml_.size() && IsHigh(toml_[next])) {
          return "expected an ASCII character behind '\\'";
        }
        ++pos_;
      } else if (toml_.substr(pos_, close.size()) == close) {
        pos_ += close.size();
        // Up to two quotes may stand in front of the three that close.
        for (int i = 0; lines && i < 2; ++i) {
          if (toml_.substr(pos_, 1) == close.substr(0, 1)) ++pos_;
        }
        return nullptr;
      } else if (!lines && toml_[pos_] == '\n') {
        return nullptr;
      }
    }
    pos_ = toml_.size();
    return nullptr;
  }

  static constexpr char kHeader = 'h';  // a bracket of [table]

  std::string_view toml_;
  size_t pos_ = 0;
  char last_ = '\n';  // before pos_, no blank and no comment
  // What pos_ is inside of, from the outside in: the values ('=') and brackets.
  std::string around_;
  size_t dots_ = 0;  // in the key before pos_
};

}  // namespace

std::optional<TomlHazard> FindTomlHazard(std::string_view toml) {
  if (toml.size() > kMaxBytes) {
    return TomlHazard{kMaxBytes, "expected at most 4 MiB"};
  }
  if (size_t bad = FindBadUtf8(toml); bad != std::string_view::npos) {
    return TomlHazard{bad, "expected UTF-8"};
  }
  if (toml.starts_with("\xEF\xBB\xBF")) {
    return TomlHazard{0, "expected no byte order mark"};
  }
  if (size_t nul = toml.find('\0'); nul != std::string_view::npos) {
    return TomlHazard{nul, "expected text, not a NUL byte"};
  }
  return Walk(toml).FindHazard();
}

}  // namespace jobutils
