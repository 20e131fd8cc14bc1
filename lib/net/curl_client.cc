#include "net/curl_client.h"

#include <curl/curl.h>

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "net/curl_transfer.h"
#include "net/exchange_file.h"
#include "net/host_queues.h"
#include "net/request.h"

namespace jobutils {
namespace {

// How long a wait for sockets may last when nothing happens.
constexpr int kPollMs = 1000;

struct MultiCleanup {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

CURLM* NewMulti() {
  static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return started ? curl_multi_init() : nullptr;
}

Error CurlError(CURLMcode code) {
  return IoError(std::string("cannot fetch: ") + curl_multi_strerror(code));
}

class CurlClient : public HttpClient {
 public:
  CurlClient(const HttpOptions& options, std::optional<ExchangeWriter> writer,
             Time now)
      : options_(options),
        writer_(std::move(writer)),
        now_(now),
        queues_(std::max(1, options.parallel_per_host)) {}
  ~CurlClient() override;

  void Fetch(HttpRequest request, HttpCallback done) override;
  size_t pending() const override { return pending_; }
  Status Run(int input_fd) override;

 private:
  struct Finished {
    std::unique_ptr<HttpJob> job;
    HttpAnswer answer;
  };

  Status StartWaiting();
  // Takes in what has ended; false when nothing has.
  bool Collect();
  void Settle(std::unique_ptr<HttpJob> job, HttpAnswer answer);
  Status Deliver();

  HttpOptions options_;
  std::optional<ExchangeWriter> writer_;
  Time now_;
  HostQueues queues_;
  std::unique_ptr<CURLM, MultiCleanup> multi_;
  std::unordered_map<CURL*, std::unique_ptr<CurlTransfer>> active_;
  std::vector<std::unique_ptr<CurlTransfer>> idle_;
  std::deque<Finished> finished_;
  size_t pending_ = 0;
};

CurlClient::~CurlClient() {
  for (const auto& [handle, transfer] : active_) {
    curl_multi_remove_handle(multi_.get(), handle);
  }
}

void CurlClient::Fetch(HttpRequest request, HttpCallback done) {
  ++pending_;
  auto job = std::make_unique<HttpJob>();
  job->request = std::move(request);
  job->done = std::move(done);
  const std::optional<Url> url = CheckRequest(job->request);
  if (!url) {
    HttpAnswer answer =
        HttpAnswer::Failed(HttpFailure::kBadUrl, job->request.url, now_);
    finished_.push_back({std::move(job), std::move(answer)});
    return;
  }
  job->hop = job->request;
  job->host = url->host;
  queues_.Push(std::move(job));
}

Status CurlClient::Run(int input_fd) {
  while (pending_ > 0) {
    if (const Status started = StartWaiting(); !started) return started;
    bool ended = false;
    if (multi_) {
      int running = 0;
      const CURLMcode code = curl_multi_perform(multi_.get(), &running);
      if (code != CURLM_OK) return CurlError(code);
      ended = Collect();
    }
    if (!finished_.empty()) return Deliver();
    if (ended) continue;  // a redirect, which can start now

    curl_waitfd input = {input_fd, CURL_WAIT_POLLIN, 0};
    int ready = 0;
    const CURLMcode code = curl_multi_poll(
        multi_.get(), &input, input_fd < 0 ? 0 : 1, kPollMs, &ready);
    if (code != CURLM_OK) return CurlError(code);
    if (input.revents != 0 || ready == 0) return Ok{};
  }
  return Ok{};
}

Status CurlClient::StartWaiting() {
  while (active_.size() < static_cast<size_t>(std::max(1, options_.parallel))) {
    std::unique_ptr<HttpJob> job = queues_.Pop();
    if (!job) break;
    if (!multi_) multi_.reset(NewMulti());
    if (!multi_) return IoError("cannot start libcurl");
    if (idle_.empty()) idle_.push_back(std::make_unique<CurlTransfer>());
    std::unique_ptr<CurlTransfer> transfer = std::move(idle_.back());
    idle_.pop_back();
    CURL* handle = transfer->handle();
    if (!transfer->Start(std::move(job), options_) ||
        curl_multi_add_handle(multi_.get(), handle) != CURLM_OK) {
      return IoError("cannot start a transfer");
    }
    active_.emplace(handle, std::move(transfer));
  }
  return Ok{};
}

bool CurlClient::Collect() {
  bool any = false;
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    any = true;
    const CURLcode code = message->data.result;
    const auto found = active_.find(message->easy_handle);
    std::unique_ptr<CurlTransfer> transfer = std::move(found->second);
    active_.erase(found);
    curl_multi_remove_handle(multi_.get(), transfer->handle());
    HttpAnswer answer = transfer->Finish(code, now_);
    std::unique_ptr<HttpJob> job = transfer->TakeJob();
    idle_.push_back(std::move(transfer));
    queues_.Release(job->host);
    Settle(std::move(job), std::move(answer));
  }
  return any;
}

// The answer of a hop: of the job, unless it is to be followed.
void CurlClient::Settle(std::unique_ptr<HttpJob> job, HttpAnswer answer) {
  if (IsRedirect(answer)) {
    Result<HttpRequest> next = FollowRedirect(job->hop, answer);
    if (next && job->redirects < options_.max_redirects) {
      ++job->redirects;
      job->host = ParseUrl(next->url)->host;
      job->hop = std::move(*next);
      queues_.Push(std::move(job));
      return;
    }
    answer = HttpAnswer::Failed(HttpFailure::kRedirects, job->hop.url, now_);
    if (!next) answer.detail = next.error().message;
  }
  finished_.push_back({std::move(job), std::move(answer)});
}

Status CurlClient::Deliver() {
  for (size_t count = finished_.size(); count > 0; --count) {
    auto [job, answer] = std::move(finished_.front());
    finished_.pop_front();
    if (writer_ && !job->host.empty()) {
      const Status written = writer_->Append(job->request, answer);
      if (!written) return written;
    }
    --pending_;
    job->done(std::move(answer));
  }
  return Ok{};
}

}  // namespace

Result<std::unique_ptr<HttpClient>> MakeCurlClient(const HttpOptions& options,
                                                   Time now) {
  std::optional<ExchangeWriter> writer;
  if (!options.exchanges.empty()) {
    Result<ExchangeWriter> opened = ExchangeWriter::Open(options.exchanges);
    if (!opened) return opened.error();
    writer = std::move(*opened);
  }
  return std::unique_ptr<HttpClient>(
      std::make_unique<CurlClient>(options, std::move(writer), now));
}

}  // namespace jobutils
