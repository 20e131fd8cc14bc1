// Regular expressions with named groups (RE2: linear time).

#ifndef JOBUTILS_SOURCE_PATTERN_H_
#define JOBUTILS_SOURCE_PATTERN_H_

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "base/result.h"
#include "source/path.h"

namespace re2 {
class RE2;
}

namespace jobutils {

class Pattern {
 public:
  // Upper and lower case are alike. An error says what is wrong.
  static Result<Pattern> Parse(const std::string& expression);

  // The named groups of the first match, or nullopt.
  std::optional<Variables> Match(const std::string& text) const;
  // Whether all of `text` matches.
  bool MatchesAll(const std::string& text) const;
  // Of its named groups.
  std::set<std::string> Names() const;

 private:
  std::shared_ptr<const re2::RE2> regex_;
};

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_PATTERN_H_
