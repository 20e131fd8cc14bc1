#include "net/exchange.h"

#include <optional>

#include "base/clock.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "net/base64.h"
#include "record/json.h"
#include "record/scanner.h"

namespace jobutils {
namespace {

std::string Key(const std::string& method, const std::string& url,
                const std::string& body_sha256) {
  return method + ' ' + url + ' ' + body_sha256;
}

std::string BodyHash(const HttpRequest& request) {
  return request.body.empty() ? "" : Sha256Hex(request.body);
}

std::optional<HttpFailure> FailureOfName(const std::string& name) {
  constexpr HttpFailure kWritten[] = {
      HttpFailure::kResolve, HttpFailure::kConnect,  HttpFailure::kTls,
      HttpFailure::kTimeout, HttpFailure::kTooLarge, HttpFailure::kRedirects,
      HttpFailure::kBadUrl,  HttpFailure::kTransfer};
  for (const HttpFailure failure : kWritten) {
    if (name == HttpFailureName(failure)) return failure;
  }
  return std::nullopt;
}

// The members of one exchange; later ones of a name win.
struct Members {
  Json kind, method, url, body_sha256, fetched_at, status, failure, final_url,
      detail, headers, body, body_base64;

  // One walk, since a body may be large.
  explicit Members(Json object) {
    const std::pair<std::string_view, Json*> rows[] = {
        {"kind", &kind},
        {"method", &method},
        {"url", &url},
        {"body_sha256", &body_sha256},
        {"fetched_at", &fetched_at},
        {"status", &status},
        {"failure", &failure},
        {"final_url", &final_url},
        {"detail", &detail},
        {"headers", &headers},
        {"body", &body},
        {"body_base64", &body_base64},
    };
    for (const auto& [key, member] : object.Members()) {
      for (const auto& [name, place] : rows) {
        if (key == name) *place = member;
      }
    }
  }
};

Error Wrong(const std::string& what) {
  return UsageError("not an exchange: " + what);
}

// An optional string: "" when it is absent.
bool ReadText(Json member, std::string& out) {
  if (member.type() == Json::Type::kAbsent) return true;
  std::optional<std::string> text = member.AsString();
  if (text) out = std::move(*text);
  return text.has_value();
}

bool ReadHeaders(Json member, HttpAnswer& answer) {
  if (member.type() == Json::Type::kAbsent) return true;
  if (member.type() != Json::Type::kArray) return false;
  for (const Json pair : member.Items()) {
    std::optional<std::string> name = pair.At(0).AsString();
    std::optional<std::string> value = pair.At(1).AsString();
    if (!name || !value) return false;
    answer.headers.emplace_back(std::move(*name), std::move(*value));
  }
  return true;
}

// `status` or `failure`; the error's text, or null.
const char* ReadEnding(const Members& members, HttpAnswer& answer) {
  if (members.failure.type() != Json::Type::kAbsent) {
    const auto failure = FailureOfName(members.failure.AsString().value_or(""));
    if (!failure) return "'failure' is not one that is known";
    answer.failure = *failure;
    return nullptr;
  }
  const int64_t status = members.status.AsInteger().value_or(0);
  if (status < 100 || status > 999) return "'status' is not from 100 to 999";
  answer.status = static_cast<int>(status);
  return nullptr;
}

const char* ReadBody(const Members& members, HttpAnswer& answer) {
  std::string base64;
  if (!ReadText(members.body, answer.body)) return "'body' is not a string";
  if (!ReadText(members.body_base64, base64)) {
    return "'body_base64' is not a string";
  }
  if (base64.empty()) return nullptr;
  std::optional<std::string> bytes = Base64Decode(base64);
  if (!bytes) return "'body_base64' is not base64";
  answer.body = std::move(*bytes);
  return nullptr;
}

}  // namespace

std::string ExchangeKey(const HttpRequest& request) {
  return Key(request.method, request.url, BodyHash(request));
}

std::string ExchangeLine(const HttpRequest& request, const HttpAnswer& answer) {
  JsonObject line;
  line.Text("kind", "exchange")
      .Text("method", request.method)
      .Text("url", request.url)
      .Text("body_sha256", BodyHash(request))
      .Text("fetched_at", FormatTime(answer.fetched_at));
  if (answer.failure != HttpFailure::kNone) {
    line.Text("failure", HttpFailureName(answer.failure))
        .Text("detail", answer.detail);
  } else {
    line.Integer("status", answer.status);
  }
  if (answer.final_url != request.url) line.Text("final_url", answer.final_url);
  JsonArray headers;
  for (const auto& [name, value] : answer.headers) {
    headers.Raw(JsonArray().Raw(JsonString(name)).Raw(JsonString(value)).str());
  }
  if (!headers.empty()) line.Raw("headers", headers.str());
  if (FindBadUtf8(answer.body) == std::string::npos) {
    line.Text("body", answer.body);
  } else {
    line.Text("body_base64", Base64Encode(answer.body));
  }
  return line.str();
}

Result<Exchange> ParseExchange(std::string_view line) {
  const ScanError error = ScanJson(line, nullptr);
  if (error.message) {
    return Wrong(std::string(error.message) + " at byte " +
                 std::to_string(error.at));
  }
  const Members members((Json(line)));
  if (members.kind.AsString() != "exchange") {
    return Wrong("'kind' is not \"exchange\"");
  }
  std::string method, url, body_sha256, fetched_at;
  if (!ReadText(members.method, method) || method.empty()) {
    return Wrong("'method' is missing");
  }
  if (!ReadText(members.url, url) || url.empty()) {
    return Wrong("'url' is missing");
  }
  if (!ReadText(members.body_sha256, body_sha256)) {
    return Wrong("'body_sha256' is not a string");
  }
  Exchange exchange;
  exchange.key = Key(method, url, body_sha256);

  HttpAnswer& answer = exchange.answer;
  const std::optional<Time> time =
      ParseTime(members.fetched_at.AsString().value_or(""));
  if (!time) return Wrong("'fetched_at' is not a time");
  answer.fetched_at = *time;
  answer.final_url = url;
  if (!ReadText(members.final_url, answer.final_url)) {
    return Wrong("'final_url' is not a string");
  }
  if (!ReadText(members.detail, answer.detail)) {
    return Wrong("'detail' is not a string");
  }
  if (const char* what = ReadEnding(members, answer)) return Wrong(what);
  if (!ReadHeaders(members.headers, answer)) {
    return Wrong("'headers' are not pairs of strings");
  }
  if (const char* what = ReadBody(members, answer)) return Wrong(what);
  return exchange;
}

bool IsTorn(std::string_view line) {
  return line.starts_with("{") && ScanJson(line, nullptr).message != nullptr;
}

}  // namespace jobutils
