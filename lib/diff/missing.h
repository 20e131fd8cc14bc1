// Listings that were not there when their source was read last: the key
// `missing` of a scrape record; jobutils-source(5).

#ifndef JOBUTILS_DIFF_MISSING_H_
#define JOBUTILS_DIFF_MISSING_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "record/record.h"

namespace jobutils {

// In how many good scrapes in a row a listing is missing when it is closed; and
// when it was lost together with over half of a board that had so many.
inline constexpr int kScrapesToClose = 2;
inline constexpr int kScrapesOfMass = 3;
inline constexpr size_t kLeastMass = 5;

// Whether so many were lost at once of those that were there before.
bool IsMassLoss(size_t lost, size_t before);

struct Absence {
  int times = 1;  // in a row so far
  int of = kScrapesToClose;
};

// Calls `take` with each listing of `missing`; what is none is passed over.
void ForEachMissing(
    const Record& scrape,
    const std::function<void(const std::string& id, Absence)>& take);

class MissingList {
 public:
  // `absence.times` is less than `of`.
  void Add(std::string_view id, Absence absence);
  // How many were added.
  size_t size() const { return size_; }

  // [{"times","of","ids"},…], at most 1.5 MiB, so that a scrape record fits
  // its line; "" for none. What is left out is counted anew from the next
  // scrape on.
  std::string ToJson() const;

 private:
  struct Group {
    Absence absence;
    std::string ids;  // JSON, with commas
  };
  std::vector<Group> groups_;
  size_t size_ = 0;
  size_t bytes_ = 0;
};

}  // namespace jobutils

#endif  // JOBUTILS_DIFF_MISSING_H_
