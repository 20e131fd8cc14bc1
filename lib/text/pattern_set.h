// Many regular expressions (RE2: linear time) over one text.

#ifndef JOBUTILS_TEXT_PATTERN_SET_H_
#define JOBUTILS_TEXT_PATTERN_SET_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace jobutils {

// `regex` in RE2's syntax, written in the code: one that is bad is a defect.
// Upper and lower case are alike; '.' matches a line end.
struct NamedPattern {
  std::string_view name;
  std::string_view regex;
};

struct PatternMatch {
  uint32_t index;  // of the pattern
  uint32_t begin;  // [begin, end) in the text
  uint32_t end;
};

// Compiled when the first text comes, so that a start costs nothing. Not to be
// shared between threads.
class PatternSet {
 public:
  // The rows must outlive the set.
  explicit PatternSet(std::span<const NamedPattern> patterns);
  ~PatternSet();
  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;

  std::string_view Name(uint32_t index) const { return patterns_[index].name; }

  // Appends every match of every pattern, those of one pattern none over
  // another, in the order of the text. One scan says which patterns are in it
  // at all.
  void Find(std::string_view text, std::vector<PatternMatch>& matches);
  std::vector<PatternMatch> Matches(std::string_view text);

  // The groups of the first match of one pattern in a small window: [0] all of
  // it, those that took no part with a null data(). Empty without a match.
  std::vector<std::string_view> Groups(uint32_t index, std::string_view window);

 private:
  struct Compiled;
  Compiled& Get();
  const re2::RE2& Single(uint32_t index);

  std::span<const NamedPattern> patterns_;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_PATTERN_SET_H_
