// The key `change` of a listing; jobutils-record(5).

#ifndef JOBUTILS_DIFF_CHANGE_H_
#define JOBUTILS_DIFF_CHANGE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "diff/content.h"
#include "record/record.h"

namespace jobutils {

// Of a text, an array or an object in `fields`, in bytes.
inline constexpr size_t kMostShown = 240;
// How many earlier salaries are remembered.
inline constexpr size_t kMostPay = 10;

// [{"key","old","new"},…]; what is absent was not, or is not, there. Of longer
// texts what stands around the first byte that differs is shown, of longer
// lists the begin.
std::string FieldsJson(const std::vector<Difference>& differences);

// What `before`, an earlier version of a listing, was paid, newest last:
// [{"salary":{…},"until":"…"},…]; "" when there is nothing. Its own salary is
// the last when `changed_at` (RFC 3339) says that it has changed.
std::string PayJson(const Record& before, std::string_view changed_at);

// When a listing or a scrape was read, or else `now`.
Time ReadAt(const Record& record, Time now);

}  // namespace jobutils

#endif  // JOBUTILS_DIFF_CHANGE_H_
