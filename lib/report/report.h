// A page for a person, of what stands at the end of a pipe.

#ifndef JOBUTILS_REPORT_REPORT_H_
#define JOBUTILS_REPORT_REPORT_H_

#include <cstdint>
#include <string>

#include "base/clock.h"
#include "record/record.h"
#include "report/bar_chart.h"
#include "report/best_listings.h"
#include "report/funnel.h"
#include "report/hunt_log.h"
#include "report/news.h"
#include "report/pay_spread.h"
#include "report/source_health.h"

namespace jobutils {

// Counts, and holds a few listings and some words for each source: memory does
// not grow with the stream.
class Report {
 public:
  // The best `top` listings in full; news are the changes of the last `days`.
  Report(Time now, size_t top, int days);

  // Any record. A listing may lose keys.
  void Add(Record& record);

  // HTML that needs nothing but itself: no network, no script to be read with.
  // What the records do not say is left out. Its begin knows of no record; the
  // rest can be had once.
  static std::string Begin();
  std::string TakeRest();

 private:
  void AddListing(Record& listing);
  std::string Summary() const;
  std::string Scores() const;
  std::string Foot() const;

  Time now_;
  NewsSpan span_;

  uint64_t listings_ = 0;
  uint64_t open_ = 0;
  uint64_t drafts_ = 0;
  uint64_t malformed_ = 0;
  uint64_t others_ = 0;  // of kinds that have no place here
  BestListings best_;
  News news_;
  Funnel funnel_;
  Histogram scores_;
  Histogram matches_;
  PaySpread pay_;
  SourceHealth sources_;
  HuntLog log_;
};

}  // namespace jobutils

#endif  // JOBUTILS_REPORT_REPORT_H_
