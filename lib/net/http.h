// HTTP: many requests at once, from the network or from an exchange file.

#ifndef JOBUTILS_NET_HTTP_H_
#define JOBUTILS_NET_HTTP_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace jobutils {

struct HttpRequest {
  std::string method = "GET";
  std::string url;  // http or https
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

// Why an exchange has no usable answer. The names on the wire (exchange file,
// scrape records) are those of HttpFailureName.
enum class HttpFailure {
  kNone,        // an answer came, whatever its status
  kResolve,     // resolve: no such host
  kConnect,     // connect: refused or unreachable
  kTls,         // tls: certificate or handshake
  kTimeout,     // timeout
  kTooLarge,    // too_large: the body, or the headers, passed their limit
  kRedirects,   // redirects: too many, to another scheme, or from https to http
  kBadUrl,      // bad_url: the request cannot be sent as it stands (ParseUrl)
  kTransfer,    // transfer: cut off or garbled on the way
  kNoExchange,  // no_exchange: --offline, and the file has no such exchange
};
const char* HttpFailureName(HttpFailure failure);

// With a failure there is no status, header or body, however much of them had
// come, so that an answer from the exchange file is the same as the first one.
struct HttpAnswer {
  static HttpAnswer Failed(HttpFailure failure, std::string final_url,
                           Time fetched_at);

  HttpFailure failure = HttpFailure::kNone;
  std::string detail;     // of the failure, for a person; mostly ""
  int status = 0;         // 0 when there was no answer
  std::string final_url;  // after redirects
  // Names lower-cased, values trimmed and UTF-8, in order of arrival; of the
  // last hop. No cookies.
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;  // decompressed
  Time fetched_at = 0;

  // The first header of that (lower-case) name, or "".
  std::string_view Header(std::string_view name) const;
};

struct HttpOptions {
  int parallel = 16;            // transfers at once
  int parallel_per_host = 4;    // of these, to one host
  int timeout_seconds = 60;     // a whole exchange, from its first byte out
  size_t max_bytes = 64 << 20;  // of one body, decompressed
  int max_redirects = 5;
  std::string user_agent;  // "" for jobutils/VERSION
  std::string exchanges;   // file that each exchange is appended to and,
                           // offline, answered from; "" for none
  bool offline = false;    // open no socket
};

// Called once with the answer of one request.
using HttpCallback = std::function<void(HttpAnswer)>;

// The seam for politeness, robots and the address guard: all requests of the
// project pass through Fetch().
class HttpClient {
 public:
  virtual ~HttpClient() = default;

  // An error when the exchange file cannot be read (offline) or written, or
  // when there is none offline. libcurl is initialised by the first request
  // that goes to the network.
  static Result<std::unique_ptr<HttpClient>> Make(const HttpOptions& options);

  // Queues a request; its callback is called from Run(), on this thread, and
  // may call Fetch again. Offline answers come in order of the calls. Hosts
  // are served in turn, each in order of the calls. What is pending when the
  // client is destroyed is broken off, and its callbacks are never called.
  virtual void Fetch(HttpRequest request, HttpCallback done) = 0;

  // Requests whose callbacks have not been called yet.
  virtual size_t pending() const = 0;

  // Moves transfers on and calls callbacks. Returns when nothing is pending,
  // when at least one callback was called, when `input_fd` (-1: none) can be
  // read, or when nothing happened for a second, so that the caller can look
  // around. An error only when the exchange file cannot be read or written,
  // or libcurl cannot be started.
  virtual Status Run(int input_fd) = 0;
};

}  // namespace jobutils

#endif  // JOBUTILS_NET_HTTP_H_
