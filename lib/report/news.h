// What has changed since a person last looked.

#ifndef JOBUTILS_REPORT_NEWS_H_
#define JOBUTILS_REPORT_NEWS_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "pick/pick.h"
#include "record/record.h"
#include "report/listing_facts.h"

namespace jobutils {

// Counts all changes of a span, and holds a few listings of each kind.
class News {
 public:
  static constexpr size_t kShown = 12;  // of each kind

  News(Time now, NewsSpan span);

  // A listing: live ones, and those that were closed.
  void Add(const Record& listing);
  uint64_t Count(std::string_view change) const;

  // The section; once.
  std::string TakeHtml();

 private:
  Picker best_;
  Time now_;
  NewsSpan span_;
  std::map<std::string, uint64_t, std::less<>> counts_;
  std::string displaced_;
};

}  // namespace jobutils

#endif  // JOBUTILS_REPORT_NEWS_H_
