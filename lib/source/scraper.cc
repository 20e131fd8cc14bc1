#include "source/scraper.h"

#include <optional>
#include <utility>

#include "net/url.h"
#include "source/board.h"
#include "source/detail.h"
#include "source/document.h"
#include "source/pager.h"
#include "source/verdict.h"

namespace jobutils {
namespace {

// Of one source: others on its host wait behind them.
constexpr size_t kDetailsAtOnce = 8;

}  // namespace

struct Scraper::Job {
  explicit Job(Source named)
      : source(std::move(named)), board(source), pager(source) {}
  Source source;
  Board board;
  Pager pager;
  std::optional<Trouble> trouble;
  std::optional<Trouble> loss;  // of a page that was read
  Time fetched_at = 0;
  size_t requests = 0;
  size_t bytes = 0;
  size_t details = 0;    // under way
  size_t described = 0;  // listings whose details were asked for
};

bool Scraper::Scrape(Source source) {
  auto job = std::make_shared<Job>(std::move(source));
  const HttpRequest first = job->pager.Request();
  if (!asked_.insert(first.url + '\n' + first.body).second) return false;
  ++active_;
  FetchPage(std::move(job));
  return true;
}

void Scraper::FetchPage(JobPointer job) {
  HttpRequest request = job->pager.Request();
  job->source.variables["page"] = request.url;
  client_.Fetch(std::move(request), [this, job](HttpAnswer answer) {
    TakePage(job, std::move(answer));
  });
}

void Scraper::TakePage(JobPointer job, HttpAnswer answer) {
  ++job->requests;
  job->bytes += answer.body.size();
  std::string& page = job->source.variables["page"];
  if (answer.final_url.empty()) answer.final_url = page;
  if (answer.failure == HttpFailure::kNone) {
    page = answer.final_url;
    if (job->fetched_at == 0) job->fetched_at = answer.fetched_at;
  }
  const Time now = answer.fetched_at;
  const Definition& definition = *job->source.definition;
  Document document;
  auto trouble = CheckAnswer(answer, answer.final_url);
  if (!trouble) {
    trouble = document.ReadList(std::move(answer), definition.format,
                                definition.items);
  }
  if (trouble) {
    job->trouble = std::move(trouble);
  } else {
    Board& board = job->board;
    const size_t added = board.Add(document, now);
    if (document.loss()) job->loss = document.loss();
    const bool more = job->pager.Next(document, added, board.rows());
    if (more && !board.full()) return FetchPage(std::move(job));
    if (board.full()) {
      job->trouble =
          Trouble{Outcome::kTruncated, "row_limit",
                  "stopped after " + std::to_string(kMaxRows) + " rows", false};
    } else {
      job->trouble = job->pager.Missing(board.rows());
    }
    if (!job->trouble) job->trouble = job->loss;
  }
  FetchDetails(std::move(job));
}

void Scraper::FetchDetails(JobPointer job) {
  auto& listings = job->board.listings();
  while (details_ && job->details < kDetailsAtOnce &&
         job->described < listings.size()) {
    Listing& listing = listings[job->described++];
    if (!listing.description.empty()) continue;
    HttpRequest request =
        DetailRequest(job->source, listing.native_id, listing.url);
    if (request.url.empty()) continue;
    ++job->details;
    const std::string url = request.url;
    // The listings stay where they are: no page is added any more.
    client_.Fetch(std::move(request),
                  [this, job, url, &listing](HttpAnswer answer) {
                    ++job->requests;
                    job->bytes += answer.body.size();
                    if (answer.final_url.empty()) answer.final_url = url;
                    const Time now = answer.fetched_at;
                    AddDetail(job->source, std::move(answer), now, listing);
                    --job->details;
                    FetchDetails(job);
                  });
  }
  if (job->details == 0) Finish(*job);
}

void Scraper::Finish(Job& job) {
  --active_;
  size_t errors = 0;
  for (const Listing& listing : job.board.listings()) {
    bool failed = false;
    const std::string line =
        ListingLine(listing, job.source, job.fetched_at, &failed);
    errors += failed ? 1 : 0;
    sink_.Line(line, failed);
  }
  const size_t listings = job.board.listings().size();
  Outcome outcome = listings == 0 ? Outcome::kEmpty : Outcome::kOk;
  if (job.trouble) {
    // What came before the trouble is good.
    outcome = listings > 0 ? Outcome::kTruncated : job.trouble->outcome;
  }
  JsonObject record;
  record.Text("kind", "scrape").Text("id", job.source.Id());
  record.Text("url", job.source.url);
  record.Raw("source", SourceJson(job.source, job.fetched_at));
  if (job.source.search) record.Bool("search", true);
  record.Text("status", OutcomeName(outcome));
  if (job.trouble) {
    record.Text("reason", job.trouble->reason);
    record.Text("message", job.trouble->message);
    if (job.trouble->retry_after) {
      record.Text("retry_after", FormatTime(*job.trouble->retry_after));
    }
  }
  record.Integer("listings", static_cast<int64_t>(listings));
  record.Integer("errors", static_cast<int64_t>(errors));
  record.Integer("requests", static_cast<int64_t>(job.requests));
  record.Integer("bytes", static_cast<int64_t>(job.bytes));
  const std::string counted =
      std::to_string(listings) + (listings == 1 ? " listing" : " listings");
  sink_.Ended(record.str(), job.trouble.has_value(),
              job.source.Id() + " is " + OutcomeName(outcome) + ", " + counted +
                  (job.trouble ? ": " + job.trouble->message : ""));
}

void Scraper::Describe(Source source, Record record) {
  Listing listing;
  const std::string id = record.Text("id");
  const std::string prefix = source.Id() + ':';
  if (id.starts_with(prefix)) listing.native_id = id.substr(prefix.size());
  listing.url = record.Text("url");
  HttpRequest request = DetailRequest(source, listing.native_id, listing.url);
  if (request.url.empty()) {
    return sink_.NotDescribed(
        record,
        {"no_detail", "nowhere to get the text of this listing from", false});
  }
  ++active_;
  const std::string url = request.url;
  auto described = std::make_shared<Record>(std::move(record));
  client_.Fetch(std::move(request),
                [this, described, url, source = std::move(source),
                 listing](HttpAnswer answer) mutable {
                  --active_;
                  if (answer.final_url.empty()) answer.final_url = url;
                  const Time now = answer.fetched_at;
                  AddDetail(source, std::move(answer), now, listing);
                  if (!listing.flaw.code.empty()) {
                    return sink_.NotDescribed(*described, listing.flaw);
                  }
                  SetDetail(listing, *described);
                  sink_.Described(*described);
                });
}

}  // namespace jobutils
