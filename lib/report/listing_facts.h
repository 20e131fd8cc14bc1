// The parts of a listing that more than one section shows.

#ifndef JOBUTILS_REPORT_LISTING_FACTS_H_
#define JOBUTILS_REPORT_LISTING_FACTS_H_

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "record/record.h"

namespace jobutils {

// What listings are ranked by: keys of pick/rank.h.
inline constexpr std::string_view kBestFirst =
    "score.total,match.score,posted_at";

// HTML: its title, linked where it has a URL for the web.
std::string TitleOf(const Record& listing);
// HTML: a text as lib/table's column of that name shows it, at most `width`
// columns of it; "" for none.
std::string ColumnOf(const Record& listing, std::string_view column, Time now,
                     int width = 60);
// HTML: company, place, workplace, pay, age and board, as far as it has them.
std::string FactsOf(const Record& listing, Time now);

// A change is told for as long as it is news.
class NewsSpan {
 public:
  NewsSpan(Time now, int days) : now_(now), days_(days) {}

  // "new", "updated", "reopened", "reposted" or "closed", when `change` says so
  // and it was found in the last days; "" else. Found: `change.at`, else when
  // the listing was fetched.
  std::string ChangeOf(const Record& listing) const;
  int days() const { return days_; }

 private:
  Time now_;
  int days_;
};

}  // namespace jobutils

#endif  // JOBUTILS_REPORT_LISTING_FACTS_H_
