// The places of a listing, each once.

#ifndef JOBUTILS_SOURCE_PLACES_H_
#define JOBUTILS_SOURCE_PLACES_H_

#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

namespace jobutils {

// As many as kMaxBytes hold, so that they always fit a record.
class Places {
 public:
  static constexpr size_t kMaxBytes = 256 << 10;

  // A place as it goes into the record; "" and one that is there add nothing.
  void Add(std::string place);
  // Notes that there are more than were given to Add().
  void Cut() { cut_ = true; }

  const std::vector<std::string>& all() const { return all_; }
  bool empty() const { return all_.empty(); }
  // Whether there are more places than these.
  bool cut() const { return cut_; }
  // ["Ulm","Bonn"], or "" when there are none.
  std::string Json() const;

 private:
  std::vector<std::string> all_;
  std::unordered_set<std::string> known_;  // all of them, once they are many
  size_t bytes_ = 0;
  bool cut_ = false;
};

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_PLACES_H_
