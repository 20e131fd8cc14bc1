#include "rules/posting_age.h"

#include "text/dates.h"

namespace jobutils {
namespace {

constexpr int64_t kDay = 24 * 60 * 60;

}  // namespace

PostingAge AgeOf(const Record& listing, Time now) {
  PostingAge age;
  age.posted = listing.Text("posted_at");
  const std::optional<Time> time = TimeOfDate(age.posted);
  if (!time) return age;
  age.in_future = *time > now + kDay;
  if (!age.in_future) age.days = *time > now ? 0 : (now - *time) / kDay;
  return age;
}

}  // namespace jobutils
