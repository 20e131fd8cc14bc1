#include "rules/posting_age.h"

#include "text/dates.h"

namespace jobutils {

PostingAge AgeOf(const Record& listing, Time now) {
  PostingAge age;
  age.posted = listing.Text("posted_at");
  const std::optional<Time> time = TimeOfDate(age.posted);
  if (!time) return age;
  age.at = *time;
  age.in_future = *time > now + kSecondsPerDay;
  if (!age.in_future) {
    age.days = *time > now ? 0 : (now - *time) / kSecondsPerDay;
  }
  return age;
}

}  // namespace jobutils
