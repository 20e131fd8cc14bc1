// "/offices/name, /location | split ';' | line": what a field of a definition
// says about where its value is.
//
//   expression  paths, then transforms, parted by '|'
//   paths       one or more, parted by ',': the values of all of them
//   transform   a name and its arguments, parted by blanks; an argument with
//               blanks, ',' or '|' stands in single quotes

#ifndef JOBUTILS_SOURCE_EXPRESSION_H_
#define JOBUTILS_SOURCE_EXPRESSION_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "config/table.h"
#include "source/path.h"
#include "source/transform.h"

namespace jobutils {

// What an expression may name.
struct Names {
  ValueMaps maps;
  std::set<std::string> variables;
};

// "unknown variable '{bord}', did you mean '{board}'?"
std::string UnknownVariable(const std::string& name,
                            const std::set<std::string>& known);

class Expression {
 public:
  // An error says what was expected; the caller adds file and line.
  static Result<Expression> Parse(std::string_view text, const Names& names);

  std::vector<Value> Run(const Scope& scope) const;

  // Where the values come from: '$' when they are the same for the whole
  // document, '@' when for the listing, else '.'.
  char start() const;

 private:
  std::vector<JsonPath> paths_;
  std::vector<Step> steps_;
};

// The alternatives for one key of a record: the first expression that gives
// any text wins.
class Field {
 public:
  // Reads a string or an array of strings; errors are noted in `table`. A key
  // that is absent gives a field without alternatives.
  static Field Read(Table& table, std::string_view key, const Names& names);

  // All texts of the first alternative that has one, kMaxLineBytes of each;
  // empty ones are left out.
  std::vector<std::string> All(const Scope& scope) const;
  // The first of them, or "".
  std::string First(const Scope& scope) const;
  // As All, but each text in its whole length: for descriptions.
  std::vector<std::string> AllWhole(const Scope& scope) const;
  // As AllWhole, but an object is no text, though it have a name: for ids and
  // URLs, which cut are others.
  std::vector<std::string> AllPlain(const Scope& scope) const;
  std::string FirstPlain(const Scope& scope) const;
  // The values, text or not, of the first alternative that has any.
  std::vector<Value> Values(const Scope& scope) const;

  bool empty() const { return alternatives_.empty(); }

 private:
  enum class Kind { kLine, kWhole, kPlain };
  // In `room`, or in the scope's memo.
  const std::vector<std::string>& Texts(const Scope& scope, Kind kind,
                                        std::vector<std::string>& room) const;

  std::vector<Expression> alternatives_;
};

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_EXPRESSION_H_
