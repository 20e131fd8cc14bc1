// The best N records of a stream, or of each group in it.

#ifndef JOBUTILS_PICK_PICK_H_
#define JOBUTILS_PICK_PICK_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pick/rank.h"
#include "record/key_path.h"
#include "record/record.h"

namespace jobutils {

// Holds at most `count` lines a group: memory does not grow with the stream,
// only with the number of different groups.
class Picker {
 public:
  // With `per` each value under that key is a group of its own, and all
  // records without one are a group together; else all are one group.
  Picker(Ranking ranking, std::optional<KeyPath> per, size_t count)
      : ranking_(std::move(ranking)), per_(std::move(per)), count_(count) {}

  // Lets a record compete; the earlier of two equal ones wins. False: it is
  // out. True: it is held, and `displaced` is the line that had to make room,
  // or empty.
  bool Offer(const Record& record, std::string* displaced);

  // What a record is ranked by first, as JSON text; "" when it is absent.
  std::string RankOf(const Record& record) const {
    return ranking_.Text(record);
  }

  // The lines of the winners, best first, and nothing is held any more.
  std::vector<std::string> Take();

 private:
  struct Entry {
    RankValues values;
    uint64_t place;  // in the stream
    std::string line;
  };
  using Group = std::vector<Entry>;  // a heap with the worst on top

  bool Better(const Entry& a, const Entry& b) const;

  Ranking ranking_;
  std::optional<KeyPath> per_;
  size_t count_;
  uint64_t offered_ = 0;
  std::map<std::string, Group, std::less<>> groups_;
};

}  // namespace jobutils

#endif  // JOBUTILS_PICK_PICK_H_
