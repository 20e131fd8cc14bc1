// "/offices/name, /location | split ';' | line": what a field of a definition
// says about where its value is.
//
//   expression  paths, then transforms, parted by '|'
//   paths       one or more, parted by ',': the values of all of them
//   transform   a name and its arguments, parted by blanks; an argument with
//               blanks, ',' or '|' stands in single quotes

#ifndef JOBUTILS_SOURCE_EXPRESSION_H_
#define JOBUTILS_SOURCE_EXPRESSION_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "config/table.h"
#include "source/path.h"
#include "source/transform.h"

namespace jobutils {

class Expression {
 public:
  // An error says what was expected; the caller adds file and line.
  static Result<Expression> Parse(std::string_view text, const ValueMaps& maps);

  std::vector<Value> Run(const Scope& scope) const;
  const std::vector<JsonPath>& paths() const { return paths_; }

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
  static Field Read(Table& table, std::string_view key, const ValueMaps& maps);

  // All texts of the first alternative that has one; empty ones are left out.
  std::vector<std::string> All(const Scope& scope) const;
  // The first of them, or "".
  std::string First(const Scope& scope) const;
  // As All and First, but an object is no text, though it have a name: for ids
  // and URLs.
  std::vector<std::string> AllPlain(const Scope& scope) const;
  std::string FirstPlain(const Scope& scope) const;
  // The values, text or not, of the first alternative that has any.
  std::vector<Value> Values(const Scope& scope) const;

  bool empty() const { return alternatives_.empty(); }

 private:
  std::vector<std::string> Texts(const Scope& scope, bool objects) const;

  std::vector<Expression> alternatives_;
};

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_EXPRESSION_H_
