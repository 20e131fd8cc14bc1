#include "source/pattern.h"

#include <re2/re2.h>

#include <vector>

namespace jobutils {

Result<Pattern> Pattern::Parse(const std::string& expression) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(false);
  Pattern pattern;
  pattern.regex_ = std::make_shared<const RE2>(expression, options);
  if (!pattern.regex_->ok()) {
    return UsageError("bad regular expression: " + pattern.regex_->error());
  }
  return pattern;
}

std::optional<Variables> Pattern::Match(const std::string& text) const {
  const size_t groups = static_cast<size_t>(regex_->NumberOfCapturingGroups());
  std::vector<std::string> captured(groups);
  std::vector<RE2::Arg> arguments;
  std::vector<const RE2::Arg*> pointers;
  arguments.reserve(groups);
  for (std::string& one : captured) {
    arguments.emplace_back(&one);
    pointers.push_back(&arguments.back());
  }
  if (!RE2::PartialMatchN(text, *regex_, pointers.data(),
                          static_cast<int>(groups))) {
    return std::nullopt;
  }
  Variables variables;
  for (const auto& [name, index] : regex_->NamedCapturingGroups()) {
    variables[name] = captured[static_cast<size_t>(index) - 1];
  }
  return variables;
}

bool Pattern::MatchesAll(const std::string& text) const {
  return RE2::FullMatch(text, *regex_);
}

std::set<std::string> Pattern::Names() const {
  std::set<std::string> names;
  for (const auto& [name, index] : regex_->NamedCapturingGroups()) {
    names.insert(name);
  }
  return names;
}

}  // namespace jobutils
