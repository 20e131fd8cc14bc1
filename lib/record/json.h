// Reading and writing JSON values (RFC 8259).
//
// Json is a view of one value inside text that ScanJson accepted, so no call
// here meets a syntax error and nothing is built that was not asked for.

#ifndef JOBUTILS_RECORD_JSON_H_
#define JOBUTILS_RECORD_JSON_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace jobutils {

class Json {
 public:
  enum class Type { kAbsent, kNull, kBool, kNumber, kString, kArray, kObject };

  Json() = default;  // absent
  // `text` starts at a value of validated JSON and ends where the value does;
  // it must outlive the view.
  explicit Json(std::string_view text) : text_(text) {}

  Type type() const;
  // Present, and not null.
  explicit operator bool() const;
  // The value's own bytes, without blanks around it; empty when absent.
  std::string_view raw() const { return text_; }

  // The unescaped string; nullopt for any other type. A lone surrogate
  // becomes U+FFFD, \u0000 a NUL byte.
  std::optional<std::string> AsString() const;
  // A number that a finite double can hold: 1e400 is nullopt.
  std::optional<double> AsNumber() const;
  // A number written without fraction or exponent that fits 64 bits.
  std::optional<int64_t> AsInteger() const;
  std::optional<bool> AsBool() const;

  // The member `key` of an object (the last one, when it is there twice), or
  // absent. Keys are compared unescaped.
  Json operator[](std::string_view key) const;
  // The element `index` of an array, or absent.
  Json At(size_t index) const;
  // RFC 6901: "" is the value itself, "/a/0/b" walks; absent when any part is.
  Json Pointer(std::string_view pointer) const;

  // Iteration: for (Json item : value.Items()), and
  // for (auto [key, member] : value.Members()); `key` is the raw text of the
  // key between its quotes (Unescape it). Empty for other types.
  class ItemRange;
  class MemberRange;
  ItemRange Items() const;
  MemberRange Members() const;

 private:
  std::string_view text_;
};

// One step over the elements of a container: `pos` is behind the value last
// read. Used by the ranges.
class JsonCursor {
 public:
  explicit JsonCursor(std::string_view container, bool object);
  bool done() const { return done_; }
  Json value() const { return value_; }
  std::string_view key() const { return key_; }
  void Next();

 private:
  std::string_view text_;
  size_t pos_ = 0;
  bool object_ = false;
  bool done_ = true;
  std::string_view key_;
  Json value_;
};

struct JsonEnd {};

class Json::ItemRange {
 public:
  struct Iterator {
    JsonCursor cursor;
    Json operator*() const { return cursor.value(); }
    Iterator& operator++() {
      cursor.Next();
      return *this;
    }
    bool operator!=(JsonEnd) const { return !cursor.done(); }
  };
  explicit ItemRange(std::string_view text) : text_(text) {}
  Iterator begin() const { return {JsonCursor(text_, false)}; }
  JsonEnd end() const { return {}; }

 private:
  std::string_view text_;
};

class Json::MemberRange {
 public:
  struct Iterator {
    JsonCursor cursor;
    std::pair<std::string_view, Json> operator*() const {
      return {cursor.key(), cursor.value()};
    }
    Iterator& operator++() {
      cursor.Next();
      return *this;
    }
    bool operator!=(JsonEnd) const { return !cursor.done(); }
  };
  explicit MemberRange(std::string_view text) : text_(text) {}
  Iterator begin() const { return {JsonCursor(text_, true)}; }
  JsonEnd end() const { return {}; }

 private:
  std::string_view text_;
};

// Unescapes the inside of a JSON string (no quotes) onto `out`.
void AppendUnescaped(std::string& out, std::string_view inside);

// Appends `text` as a quoted JSON string. Control bytes, DEL, C1 controls and
// the bidi controls are written as \uXXXX, bad UTF-8 as U+FFFD, so that what
// a board sends cannot drive a terminal.
void AppendJsonString(std::string& out, std::string_view text);
std::string JsonString(std::string_view text);
// The shortest text that reads back as `value`: 90000, 24.04, 1e+300.
// Not finite: "null".
std::string JsonNumber(double value);

// Builds {"a":…,"b":…} in the order of the calls. What is unknown stays
// absent: an empty text adds nothing.
class JsonObject {
 public:
  JsonObject& Text(std::string_view key, std::string_view value);
  JsonObject& Number(std::string_view key, double value);
  JsonObject& Integer(std::string_view key, int64_t value);
  JsonObject& Bool(std::string_view key, bool value);
  // `json` is JSON already; empty adds nothing.
  JsonObject& Raw(std::string_view key, std::string_view json);
  bool empty() const { return text_.size() == 1; }
  std::string str() const { return text_ + "}"; }

 private:
  void Key(std::string_view key);
  std::string text_ = "{";
};

// Builds [1,2]; the same rule.
class JsonArray {
 public:
  JsonArray& Text(std::string_view value);
  JsonArray& Raw(std::string_view json);
  bool empty() const { return text_.size() == 1; }
  std::string str() const { return text_ + "]"; }

 private:
  std::string text_ = "[";
};

}  // namespace jobutils

#endif  // JOBUTILS_RECORD_JSON_H_
