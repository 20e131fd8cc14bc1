#include "net/offline_client.h"

#include <deque>

#include "net/exchange_file.h"
#include "net/request.h"

namespace jobutils {
namespace {

class OfflineClient : public HttpClient {
 public:
  OfflineClient(ExchangeIndex index, Time now)
      : index_(std::move(index)), now_(now) {}

  void Fetch(HttpRequest request, HttpCallback done) override {
    queue_.emplace_back(std::move(request), std::move(done));
  }

  size_t pending() const override { return queue_.size(); }

  Status Run(int) override {
    if (queue_.empty()) return Ok{};
    auto [request, done] = std::move(queue_.front());
    queue_.pop_front();
    Result<HttpAnswer> answer = Answer(request);
    if (!answer) return answer.error();
    done(std::move(*answer));
    return Ok{};
  }

 private:
  Result<HttpAnswer> Answer(const HttpRequest& request) const {
    if (!CheckRequest(request)) {
      return HttpAnswer::Failed(HttpFailure::kBadUrl, request.url, now_);
    }
    auto found = index_.Find(request);
    if (!found) return found.error();
    if (*found) return std::move(**found);
    return HttpAnswer::Failed(HttpFailure::kNoExchange, request.url, now_);
  }

  ExchangeIndex index_;
  Time now_;
  std::deque<std::pair<HttpRequest, HttpCallback>> queue_;
};

}  // namespace

Result<std::unique_ptr<HttpClient>> MakeOfflineClient(
    const HttpOptions& options, Time now) {
  if (options.exchanges.empty()) {
    return UsageError("cannot work offline: no exchange file was named");
  }
  Result<ExchangeIndex> index = ExchangeIndex::Open(options.exchanges);
  if (!index) return index.error();
  return std::unique_ptr<HttpClient>(
      std::make_unique<OfflineClient>(std::move(*index), now));
}

}  // namespace jobutils
