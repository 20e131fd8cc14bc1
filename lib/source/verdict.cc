#include "source/verdict.h"

#include <charconv>

#include "text/dates.h"

namespace jobutils {
namespace {

// Texts of the pages that stand before a site's own. A page of a board may
// speak of captchas; these are names of parts.
constexpr std::string_view kWalls[] = {
    "/cdn-cgi/challenge-platform/",
    "cf-browser-verification",
    "cf_chl_opt",
    "captcha-delivery.com",
    "px-captcha",
    "_Incapsula_",
    "awsWafCookieDomainList",
    "sgcaptcha",
};

// Seconds or a date; an answer from the file counts from when it came.
std::optional<Time> RetryAfter(const HttpAnswer& answer) {
  const std::string text(answer.Header("retry-after"));
  uint32_t seconds = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, seconds);
  if (error == std::errc() && end == last) return answer.fetched_at + seconds;
  const auto date = ParseDate(text, answer.fetched_at);
  return date ? TimeOfDate(*date) : std::nullopt;
}

bool IsWorthRetrying(HttpFailure failure) {
  switch (failure) {
    case HttpFailure::kResolve:
    case HttpFailure::kConnect:
    case HttpFailure::kTimeout:
    case HttpFailure::kTransfer:
      return true;
    default:
      return false;
  }
}

std::string Describe(HttpFailure failure) {
  switch (failure) {
    case HttpFailure::kResolve:
      return "no such host";
    case HttpFailure::kConnect:
      return "cannot connect";
    case HttpFailure::kTls:
      return "certificate or handshake refused";
    case HttpFailure::kTimeout:
      return "took too long";
    case HttpFailure::kTooLarge:
      return "answer is larger than the limit";
    case HttpFailure::kRedirects:
      return "too many redirects";
    case HttpFailure::kBadUrl:
      return "no URL that can be fetched";
    case HttpFailure::kTransfer:
      return "answer was cut off on its way";
    case HttpFailure::kNoExchange:
      return "not among the exchanges";
    default:
      return "";
  }
}

}  // namespace

const char* OutcomeName(Outcome outcome) {
  constexpr const char* kNames[] = {
      "ok", "empty", "truncated", "throttled", "blocked", "gone", "broken"};
  return kNames[static_cast<int>(outcome)];
}

bool IsBotWall(const HttpAnswer& answer) {
  if (answer.Header("cf-mitigated") == "challenge") return true;
  // Walls are small and say so early; listings are not searched through.
  const std::string_view head = std::string_view(answer.body).substr(0, 65536);
  for (const std::string_view wall : kWalls) {
    if (head.find(wall) != head.npos) return true;
  }
  return false;
}

std::optional<Trouble> CheckAnswer(const HttpAnswer& answer,
                                   std::string_view what) {
  const auto trouble = [what](Outcome outcome, std::string reason,
                              const std::string& message, bool retry) {
    return Trouble{outcome, std::move(reason),
                   message + ": " + std::string(what), retry};
  };
  if (answer.failure != HttpFailure::kNone) {
    return trouble(
        Outcome::kBroken, HttpFailureName(answer.failure),
        answer.detail.empty() ? Describe(answer.failure) : answer.detail,
        IsWorthRetrying(answer.failure));
  }
  const int status = answer.status;
  if (status >= 200 && status < 300) return std::nullopt;
  const std::string answered = "answered " + std::to_string(status);
  const auto throttled = [&](const char* reason) {
    Trouble found = trouble(Outcome::kThrottled, reason, answered, true);
    found.retry_after = RetryAfter(answer);
    return found;
  };
  if (status == 404 || status == 410) {
    return trouble(Outcome::kGone, status == 404 ? "not_found" : "gone",
                   answered, false);
  }
  if (status == 429) {
    return throttled("rate_limited");
  }
  if (IsBotWall(answer)) {
    return trouble(Outcome::kBlocked, "bot_wall",
                   answered + " with a page that keeps robots out", true);
  }
  if (status == 503 && !answer.Header("retry-after").empty()) {
    return throttled("unavailable");
  }
  if (status == 401 || status == 403 || status == 999) {
    const char* reason = status == 401   ? "unauthorized"
                         : status == 403 ? "forbidden"
                                         : "denied";
    return trouble(Outcome::kBlocked, reason, answered, true);
  }
  return trouble(Outcome::kBroken, "http_status", answered, status >= 500);
}

}  // namespace jobutils
