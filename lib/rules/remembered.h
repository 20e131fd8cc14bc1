// What was found out of published texts, since listings repeat them.

#ifndef JOBUTILS_RULES_REMEMBERED_H_
#define JOBUTILS_RULES_REMEMBERED_H_

#include <cstddef>
#include <string>
#include <unordered_map>

#include "record/json.h"

namespace jobutils {

// By raw text; memory stays small whatever is asked for.
template <typename Answer>
class Remembered {
 public:
  // `look(value)`, or what it said before.
  template <typename Look>
  Answer Of(Json value, Look look) {
    if (value.raw().size() > kMostBytes) return look(value);
    const auto found = answers_.find(std::string(value.raw()));
    if (found != answers_.end()) return found->second;
    if (answers_.size() == kMostAnswers) answers_.clear();
    return answers_.emplace(value.raw(), look(value)).first->second;
  }

 private:
  static constexpr size_t kMostAnswers = 4096;
  static constexpr size_t kMostBytes = 256;  // of a text that is remembered

  std::unordered_map<std::string, Answer> answers_;
};

}  // namespace jobutils

#endif  // JOBUTILS_RULES_REMEMBERED_H_
