#include "net/http.h"

#include "net/curl_client.h"
#include "net/offline_client.h"

namespace jobutils {

const char* HttpFailureName(HttpFailure failure) {
  switch (failure) {
    case HttpFailure::kNone:
      return "none";
    case HttpFailure::kResolve:
      return "resolve";
    case HttpFailure::kConnect:
      return "connect";
    case HttpFailure::kTls:
      return "tls";
    case HttpFailure::kTimeout:
      return "timeout";
    case HttpFailure::kTooLarge:
      return "too_large";
    case HttpFailure::kRedirects:
      return "redirects";
    case HttpFailure::kBadUrl:
      return "bad_url";
    case HttpFailure::kTransfer:
      return "transfer";
    case HttpFailure::kNoExchange:
      return "no_exchange";
  }
  return "none";
}

HttpAnswer HttpAnswer::Failed(HttpFailure failure, std::string final_url,
                              Time fetched_at) {
  HttpAnswer answer;
  answer.failure = failure;
  answer.final_url = std::move(final_url);
  answer.fetched_at = fetched_at;
  return answer;
}

std::string_view HttpAnswer::Header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return "";
}

Result<std::unique_ptr<HttpClient>> HttpClient::Make(
    const HttpOptions& options) {
  const Result<Time> now = Now();
  if (!now) return now.error();
  return options.offline ? MakeOfflineClient(options, *now)
                         : MakeCurlClient(options, *now);
}

}  // namespace jobutils
