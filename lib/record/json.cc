#include "record/json.h"

#include <charconv>
#include <cmath>
#include <cstring>

#include "base/utf8.h"

namespace jobutils {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

size_t SkipBlanks(std::string_view text, size_t pos) {
  while (pos < text.size() && IsBlank(text[pos])) ++pos;
  return pos;
}

// From an opening quote to behind the closing one.
size_t SkipString(std::string_view text, size_t pos) {
  const size_t inside = pos + 1;
  size_t quote = inside;
  for (;;) {
    quote = text.find('"', quote);
    if (quote == std::string_view::npos) return text.size();
    size_t slashes = 0;
    while (quote - slashes > inside && text[quote - slashes - 1] == '\\') {
      ++slashes;
    }
    ++quote;
    if (slashes % 2 == 0) return quote;
  }
}

// From the first byte of a value to behind its last.
size_t SkipValue(std::string_view text, size_t pos) {
  if (pos >= text.size()) return text.size();
  if (text[pos] == '"') return SkipString(text, pos);
  if (text[pos] != '{' && text[pos] != '[') {
    while (pos < text.size() && !IsBlank(text[pos]) && text[pos] != ',' &&
           text[pos] != '}' && text[pos] != ']') {
      ++pos;
    }
    return pos;
  }
  int depth = 0;
  while (pos < text.size()) {
    switch (text[pos]) {
      case '"':
        pos = SkipString(text, pos);
        continue;
      case '{':
      case '[':
        ++depth;
        break;
      case '}':
      case ']':
        if (--depth == 0) return pos + 1;
        break;
      default:
        break;
    }
    ++pos;
  }
  return pos;
}

int HexValue(char c) {
  if (c <= '9') return c - '0';
  return (c | 0x20) - 'a' + 10;
}

char32_t HexUnit(std::string_view digits) {
  char32_t unit = 0;
  for (char c : digits.substr(0, 4)) unit = unit * 16 + HexValue(c);
  return unit;
}

bool KeyIs(std::string_view raw, std::string_view key) {
  if (raw == key) return true;
  if (raw.find('\\') == std::string_view::npos) return false;
  std::string plain;
  AppendUnescaped(plain, raw);
  return plain == key;
}

}  // namespace

JsonCursor::JsonCursor(std::string_view container, bool object)
    : text_(container), object_(object) {
  if (container.empty() || container[0] != (object ? '{' : '[')) return;
  done_ = false;
  pos_ = 1;
  Next();
}

void JsonCursor::Next() {
  pos_ = SkipBlanks(text_, pos_);
  if (pos_ < text_.size() && text_[pos_] == ',') {
    pos_ = SkipBlanks(text_, pos_ + 1);
  }
  if (pos_ >= text_.size() || text_[pos_] == '}' || text_[pos_] == ']') {
    done_ = true;
    return;
  }
  if (object_) {
    const size_t end = SkipString(text_, pos_);
    key_ = text_.substr(pos_ + 1, end - pos_ - 2);
    pos_ = SkipBlanks(text_, end);
    pos_ = SkipBlanks(text_, pos_ + 1);  // the colon
  }
  const size_t end = SkipValue(text_, pos_);
  value_ = Json(text_.substr(pos_, end - pos_));
  pos_ = end;
}

Json::Type Json::type() const {
  if (text_.empty()) return Type::kAbsent;
  switch (text_[0]) {
    case 'n':
      return Type::kNull;
    case 't':
    case 'f':
      return Type::kBool;
    case '"':
      return Type::kString;
    case '[':
      return Type::kArray;
    case '{':
      return Type::kObject;
    default:
      return Type::kNumber;
  }
}

Json::operator bool() const { return !text_.empty() && text_[0] != 'n'; }

std::optional<std::string> Json::AsString() const {
  if (type() != Type::kString) return std::nullopt;
  std::string out;
  AppendUnescaped(out, text_.substr(1, text_.size() - 2));
  return out;
}

std::optional<double> Json::AsNumber() const {
  if (type() != Type::kNumber) return std::nullopt;
  double value = 0;
  const auto [end, error] =
      std::from_chars(text_.data(), text_.data() + text_.size(), value);
  if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<int64_t> Json::AsInteger() const {
  if (type() != Type::kNumber) return std::nullopt;
  int64_t value = 0;
  const char* last = text_.data() + text_.size();
  const auto [end, error] = std::from_chars(text_.data(), last, value);
  if (error != std::errc() || end != last) return std::nullopt;
  return value;
}

std::optional<bool> Json::AsBool() const {
  if (type() != Type::kBool) return std::nullopt;
  return text_[0] == 't';
}

Json Json::operator[](std::string_view key) const {
  Json found;
  for (auto [name, value] : Members()) {
    if (KeyIs(name, key)) found = value;
  }
  return found;
}

Json Json::At(size_t index) const {
  for (Json item : Items()) {
    if (index-- == 0) return item;
  }
  return {};
}

Json Json::Pointer(std::string_view pointer) const {
  Json at = *this;
  while (!pointer.empty()) {
    if (pointer[0] != '/') return {};
    const size_t next = pointer.find('/', 1);
    std::string_view part = pointer.substr(1, next - 1);
    pointer = next == std::string_view::npos ? "" : pointer.substr(next);
    if (at.type() == Type::kArray) {
      size_t index = 0;
      const auto [end, error] =
          std::from_chars(part.data(), part.data() + part.size(), index);
      if (error != std::errc() || end != part.data() + part.size()) return {};
      if (part.size() > 1 && part[0] == '0') return {};
      at = at.At(index);
      continue;
    }
    std::string key;
    for (size_t i = 0; i < part.size(); ++i) {
      const bool escape = part[i] == '~' && i + 1 < part.size();
      key += !escape ? part[i] : part[++i] == '1' ? '/' : '~';
    }
    at = at[key];
  }
  return at;
}

Json::ItemRange Json::Items() const { return ItemRange(text_); }
Json::MemberRange Json::Members() const { return MemberRange(text_); }

void AppendUnescaped(std::string& out, std::string_view inside) {
  while (!inside.empty()) {
    const size_t slash = inside.find('\\');
    out.append(inside.substr(0, slash));
    if (slash == std::string_view::npos) return;
    const char c = inside[slash + 1];
    inside.remove_prefix(slash + 2);
    switch (c) {
      case 'b':
        out += '\b';
        break;
      case 'f':
        out += '\f';
        break;
      case 'n':
        out += '\n';
        break;
      case 'r':
        out += '\r';
        break;
      case 't':
        out += '\t';
        break;
      case 'u': {
        char32_t unit = HexUnit(inside);
        inside.remove_prefix(4);
        if (unit >= 0xd800 && unit < 0xdc00 && inside.size() >= 6 &&
            inside[0] == '\\' && inside[1] == 'u') {
          const char32_t low = HexUnit(inside.substr(2));
          if (low >= 0xdc00 && low < 0xe000) {
            unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
            inside.remove_prefix(6);
          }
        }
        AppendUtf8(out, unit);
        break;
      }
      default:  // '"', '\\', '/'
        out += c;
    }
  }
}

}  // namespace jobutils
