// What a reader sees of a listing, and what is only how it was published.

#ifndef JOBUTILS_DIFF_CONTENT_H_
#define JOBUTILS_DIFF_CONTENT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record/json.h"
#include "record/record.h"

namespace jobutils {

// A hash of what a reader sees of the listing, and of its id; never 0. White
// space, the order of the places, the form of a number and the hour of
// `closes_at` do not count; nor do the URLs and all other times.
uint64_t ContentOf(const Record& listing);

// That of a listing that repeats another one: changes with either.
uint64_t ContentOfRepeat(uint64_t content, uint64_t original);

// As in `change.content`: 16 hex digits.
std::string ContentText(uint64_t content);

struct Difference {
  std::string_view key;  // a key path: "title", "company.name"
  Json before;           // absent: it was not there
  Json after;
};

// In which of these keys `after` differs from `before`, an earlier version of
// the same listing. No difference: a description that a list does not give, and
// a `closes_at` that moves along with the day on which it is read. The views
// are good as long as those of both records' Get.
std::vector<Difference> DifferencesOf(const Record& before,
                                      const Record& after);

}  // namespace jobutils

#endif  // JOBUTILS_DIFF_CONTENT_H_
