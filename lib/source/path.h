// Ways into a JSON document, and the values that are found there.

#ifndef JOBUTILS_SOURCE_PATH_H_
#define JOBUTILS_SOURCE_PATH_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "record/json.h"

namespace jobutils {

// What "{name}" stands for: board, url and what the match patterns capture; in
// expressions page, in requests next or id.
using Variables = std::map<std::string, std::string, std::less<>>;

// The most that is read of a text that becomes one line of a record. It is cut
// further there; what lies behind is never copied.
constexpr size_t kMaxLineBytes = 8 << 10;

// The most values of one expression; more are not looked at.
constexpr size_t kMaxValues = 250'000;

// Texts that are the same for all of a document, or for all of a listing: each
// look at "$/name" steps over all listings.
struct Memo {
  using Texts = std::unordered_map<const void*, std::vector<std::string>>;
  Texts document;  // by the expression
  Texts item;
};

// Where an expression is evaluated.
struct Scope {
  Json here;      // what a path starts at
  Json item;      // "@": the listing
  Json document;  // "$": the whole answer
  const Variables* variables = nullptr;
  Time now = 0;          // relative dates count from here
  Memo* memo = nullptr;  // none: all is evaluated each time

  void Enter(Json listing) {
    here = item = listing;
    if (memo != nullptr) memo->item.clear();
  }
};

// A value on its way through an expression: still JSON, or text by now.
class Value {
 public:
  explicit Value(Json json) : json_(json) {}
  explicit Value(std::string text) : text_(std::move(text)), is_text_(true) {}

  // Absent once it is text.
  Json json() const { return json_; }
  // A string as it is, a number as written, true and false; an object counts
  // as its "name". nullopt: null, an object without a name. What is longer
  // than `limit` is cut, between characters.
  std::optional<std::string> Text(size_t limit = std::string::npos) const;

 private:
  Json json_;
  std::string text_;
  bool is_text_ = false;
};

// RFC 6901: "" or begins with '/', and each '~' is '~0' or '~1'.
bool IsJsonPointer(std::string_view text);

// A JSON pointer (RFC 6901) with two things more:
//   - an array stands for its elements, at every step and at the end, so that
//     "/offices/name" gives the names of all offices, be `offices` an array or
//     a single object;
//   - "$" before it starts at the document, "@" at the listing, else it starts
//     where the expression is. "." is that place itself, "{name}" a variable.
class JsonPath {
 public:
  // nullopt when `text` is no path.
  static std::optional<JsonPath> Parse(std::string_view text);

  // Appends what the path leads to; nulls are left out.
  void Walk(const Scope& scope, std::vector<Value>& out) const;
  // The first text there, kMaxLineBytes of it, or nullopt.
  std::optional<std::string> First(const Scope& scope) const;

  // The variable that it is, or "".
  const std::string& variable() const { return variable_; }
  // '$', '@', or '.' for where the expression is.
  char start() const { return start_; }

 private:
  void Step(Json at, size_t step, int nesting, std::vector<Value>& out) const;

  char start_ = '.';
  std::vector<std::string> steps_;
  std::string variable_;
};

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_PATH_H_
