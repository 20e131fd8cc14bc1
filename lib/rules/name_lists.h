// Lists of names, as of companies and places, and which of them a name is in.

#ifndef JOBUTILS_RULES_NAME_LISTS_H_
#define JOBUTILS_RULES_NAME_LISTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "record/json.h"
#include "text/phrases.h"

namespace jobutils {

// A name is in a list when words of the list stand in it: "Berlin" is in
// "Berlin, Germany".
class NameLists {
 public:
  NameLists() = default;
  explicit NameLists(const std::vector<std::vector<std::string>>& lists);

  // Whether there is no word in any list.
  bool empty() const { return lists_.empty(); }

  // The first of the lists that the name, a JSON string, is in; kNone when it
  // is in none.
  static constexpr size_t kNone = static_cast<size_t>(-1);
  size_t ListOf(Json name);

 private:
  Phrases phrases_;
  std::vector<size_t> lists_;  // by phrase
  std::vector<uint8_t> marks_;
};

}  // namespace jobutils

#endif  // JOBUTILS_RULES_NAME_LISTS_H_
