// How a source went.

#ifndef JOBUTILS_SOURCE_VERDICT_H_
#define JOBUTILS_SOURCE_VERDICT_H_

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "net/http.h"

namespace jobutils {

// The `status` of a `scrape` record. Exactly one:
//   ok         all listings came
//   empty      the place for listings is there and holds none
//   truncated  listings came, but not all of them
//   throttled  asked too often
//   blocked    not for us
//   gone       the board does not exist any more
//   broken     anything else; the place for listings is not there
enum class Outcome {
  kOk,
  kEmpty,
  kTruncated,
  kThrottled,
  kBlocked,
  kGone,
  kBroken,
};
const char* OutcomeName(Outcome outcome);

// What kept a source, a page or a detail from being ok. `reason` is a code:
//   throttled  rate_limited (429), unavailable (503 with Retry-After)
//   blocked    unauthorized (401), forbidden (403), denied (999), bot_wall
//   gone       not_found (404), gone (410)
//   broken     http_status (any other), not_json, cut_off, bad_json, shape,
//              no_jobposting, bad_url, and the names of HttpFailure: resolve,
//              connect, tls, timeout, too_large, redirects, transfer,
//              no_exchange
//   truncated  missing (fewer than the board says it has), page_limit,
//              row_limit, next_elsewhere (the next page is on another host),
//              bad_json (a block of several), or the reason why a later page
//              failed
struct Trouble {
  Outcome outcome = Outcome::kBroken;
  std::string reason;
  std::string message;
  bool retry = false;  // whether trying again can help
  // Of throttled: not before, said the answer (Retry-After, RFC 9110).
  std::optional<Time> retry_after = std::nullopt;
};

// Looks at everything but the body of an answer that was ok. `what` names the
// request for messages.
std::optional<Trouble> CheckAnswer(const HttpAnswer& answer,
                                   std::string_view what);

// Whether a page is one that asks whether we are a robot.
bool IsBotWall(const HttpAnswer& answer);

}  // namespace jobutils

#endif  // JOBUTILS_SOURCE_VERDICT_H_
