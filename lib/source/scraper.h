// Sources in, listings out: many at once, each by its definition.
//
// For each source its `listing` records come together, then one record
//
//   {"kind":"scrape","id":"greenhouse:acme","url":"https://…",
//    "source":{"type":"greenhouse","board":"acme","fetched_at":"…"},
//    "status":"truncated","reason":"missing","message":"…",
//    "listings":98,"errors":0,"requests":1,"bytes":204800}
//
// `status`, `reason` and `message` as in verdict.h, the latter two only when
// it is neither ok nor empty; `url` is that of the source record, if it had
// one; `search` is true where that had one; `listings` counts
// the records, `errors` those of them that have an `error`, `requests` and
// `bytes` (of bodies, decompressed) all exchanges of the source. `fetched_at`
// is absent when no answer came; `retry_after` is there when one said so.

#ifndef JOBUTILS_SOURCE_SCRAPER_H_
#define JOBUTILS_SOURCE_SCRAPER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

#include "net/http.h"
#include "record/record.h"
#include "source/catalog.h"
#include "source/listing.h"

namespace jobutils {

// Who takes the records.
class ScrapeSink {
 public:
  virtual ~ScrapeSink() = default;
  // A listing; `failed`: it has an `error`.
  virtual void Line(std::string_view line, bool failed) = 0;
  // The scrape record of a source; `failed`: it was neither ok nor empty.
  // `summary` says the same to a person.
  virtual void Ended(std::string_view line, bool failed,
                     const std::string& summary) = 0;
  // A record that was given to Describe().
  virtual void Described(Record& record) = 0;
  virtual void NotDescribed(Record& record, const Listing::Flaw& flaw) = 0;
};

class Scraper {
 public:
  // `details`: a listing without text gets it by a request of its own. Both
  // others outlive the scraper. Work is done in the client's Run().
  Scraper(HttpClient& client, ScrapeSink& sink, bool details)
      : client_(client), sink_(sink), details_(details) {}

  // False, and nothing is done, when this scraper has asked for the same board
  // before: two URLs may lead to one.
  bool Scrape(Source source);

  // A listing without `description`, read earlier from `source`: its text is
  // fetched and set, and other keys that it lacks; all else stays as it is.
  // The record must Own() its line.
  void Describe(Source source, Record record);

  // Sources and listings that are not done.
  size_t active() const { return active_; }

 private:
  struct Job;
  using JobPointer = std::shared_ptr<Job>;

  void FetchPage(JobPointer job);
  void TakePage(JobPointer job, HttpAnswer answer);
  void FetchDetails(JobPointer job);
  void Finish(Job& job);

  HttpClient& client_;
  ScrapeSink& sink_;
  bool details_;
  size_t active_ = 0;
  std::unordered_set<std::string> asked_;  // the first request of each source
};

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_SCRAPER_H_
