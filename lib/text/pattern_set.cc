#include "text/pattern_set.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <cstdlib>
#include <string>

namespace jobutils {
namespace {

RE2::Options Options() {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_dot_nl(true);
  options.set_log_errors(false);
  return options;
}

}  // namespace

struct PatternSet::Compiled {
  explicit Compiled(std::span<const NamedPattern> patterns)
      : set(Options(), RE2::UNANCHORED), single(patterns.size()) {
    for (const NamedPattern& pattern : patterns) {
      if (set.Add(Piece(pattern.regex), nullptr) < 0) std::abort();
    }
    if (!set.Compile()) std::abort();
  }

  static re2::StringPiece Piece(std::string_view text) {
    return {text.data(), text.size()};
  }

  RE2::Set set;
  // Most are never needed.
  std::vector<std::unique_ptr<RE2>> single;
  std::vector<int> found;
};

PatternSet::PatternSet(std::span<const NamedPattern> patterns)
    : patterns_(patterns) {}
PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;

PatternSet::Compiled& PatternSet::Get() {
  if (!compiled_) compiled_ = std::make_unique<Compiled>(patterns_);
  return *compiled_;
}

const re2::RE2& PatternSet::Single(uint32_t index) {
  std::unique_ptr<RE2>& single = Get().single[index];
  if (!single) {
    single = std::make_unique<RE2>(Compiled::Piece(patterns_[index].regex),
                                   Options());
  }
  return *single;
}

void PatternSet::Find(std::string_view text,
                      std::vector<PatternMatch>& matches) {
  if (patterns_.empty()) return;
  Compiled& compiled = Get();
  const re2::StringPiece piece = Compiled::Piece(text);
  compiled.found.clear();
  compiled.set.Match(piece, &compiled.found);
  std::ranges::sort(compiled.found);
  for (const int index : compiled.found) {
    const RE2& single = Single(static_cast<uint32_t>(index));
    re2::StringPiece match;
    for (size_t pos = 0;
         single.Match(piece, pos, text.size(), RE2::UNANCHORED, &match, 1);) {
      const auto begin = static_cast<size_t>(match.data() - text.data());
      const size_t end = begin + match.size();
      matches.push_back({static_cast<uint32_t>(index),
                         static_cast<uint32_t>(begin),
                         static_cast<uint32_t>(end)});
      pos = std::max(end, begin + 1);
      if (pos > text.size()) break;
    }
  }
}

std::vector<PatternMatch> PatternSet::Matches(std::string_view text) {
  std::vector<PatternMatch> matches;
  Find(text, matches);
  return matches;
}

std::vector<std::string_view> PatternSet::Groups(uint32_t index,
                                                 std::string_view window) {
  const RE2& single = Single(index);
  const int count = single.NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> pieces(static_cast<size_t>(count));
  if (!single.Match(Compiled::Piece(window), 0, window.size(), RE2::UNANCHORED,
                    pieces.data(), count)) {
    return {};
  }
  std::vector<std::string_view> groups;
  for (const re2::StringPiece& piece : pieces) {
    groups.emplace_back(piece.data(), piece.size());
  }
  return groups;
}

}  // namespace jobutils
