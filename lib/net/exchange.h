// The exchange file: HTTP requests and their answers as NDJSON. It is cache,
// replay and evidence. Format: jobutils-source(5), EXCHANGES.
//
//   {"kind":"exchange","method":"GET","url":"https://…","body_sha256":"…",
//    "fetched_at":"2026-08-11T20:45:29Z","status":200,"final_url":"https://…",
//    "headers":[["content-type","application/json"]],"body":"…"}
//
// `body_sha256` (of the request body) only when the request has a body;
// `final_url` only when it differs from `url`; a body that is no valid UTF-8
// stands in base64 under `body_base64` instead of `body`, an empty one not at
// all; an exchange without an answer has `failure` (see HttpFailureName)
// instead of `status`, and neither headers nor body. Request headers are never
// written: they may hold secrets. Unknown keys are passed over.

#ifndef JOBUTILS_NET_EXCHANGE_H_
#define JOBUTILS_NET_EXCHANGE_H_

#include <string>
#include <string_view>

#include "base/result.h"
#include "net/http.h"

namespace jobutils {

// The key of a request: method, URL and the SHA-256 of its body.
std::string ExchangeKey(const HttpRequest& request);

// One line, without LF.
std::string ExchangeLine(const HttpRequest& request, const HttpAnswer& answer);

struct Exchange {
  std::string key;
  HttpAnswer answer;
};

// The reverse of ExchangeLine. The error is a usage error that says what is
// wrong with the line, but not which line it is.
Result<Exchange> ParseExchange(std::string_view line);

// Whether a last line without LF is what a writer that was killed began.
bool IsTorn(std::string_view line);

}  // namespace jobutils

#endif  // JOBUTILS_NET_EXCHANGE_H_
