#include "net/request.h"

#include <algorithm>

namespace jobutils {
namespace {

using Header = std::pair<std::string, std::string>;

// Names that say how to answer, not who asks.
constexpr std::string_view kNoSecrets[] = {"accept", "accept-language",
                                           "content-type", "user-agent"};

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c |= 0x20;
  }
  return out;
}

constexpr std::string_view kTokenMarks = "!#$%&'*+-.^_`|~";

// RFC 9110, section 5.6.2.
bool IsToken(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') || kTokenMarks.find(c) != kTokenMarks.npos;
  });
}

bool IsHeader(const Header& header) {
  const auto& [name, value] = header;
  return IsToken(name) && std::none_of(value.begin(), value.end(), [](char c) {
           return (static_cast<unsigned char>(c) < 0x20 && c != '\t') ||
                  c == 0x7f;
         });
}

// Why a place that a redirect names is no URL to go to.
std::string WhyNot(std::string_view place) {
  const size_t end = std::min(place.find_first_of(":/?#"), place.size());
  const std::string scheme = Lower(place.substr(0, end));
  const bool has_scheme = place.substr(end).starts_with(':') && IsToken(scheme);
  if (has_scheme && scheme != "http" && scheme != "https") {
    return "redirect to another scheme: '" + scheme.substr(0, 32) + "'";
  }
  if (has_scheme) place.remove_prefix(end + 1);
  if (place.starts_with("//")) {
    place.remove_prefix(2);
    place = place.substr(0, place.find_first_of("/?#"));
    if (place.find('@') != place.npos) return "redirect with credentials";
  }
  return "redirect to no valid URL";
}

}  // namespace

std::optional<Url> CheckRequest(const HttpRequest& request) {
  if (!IsToken(request.method)) return std::nullopt;
  const auto& headers = request.headers;
  if (!std::all_of(headers.begin(), headers.end(), IsHeader)) {
    return std::nullopt;
  }
  return ParseUrl(request.url);
}

bool IsRedirect(const HttpAnswer& answer) {
  constexpr int kStatuses[] = {301, 302, 303, 307, 308};
  return std::find(std::begin(kStatuses), std::end(kStatuses), answer.status) !=
             std::end(kStatuses) &&
         !answer.Header("location").empty();
}

Result<HttpRequest> FollowRedirect(const HttpRequest& request,
                                   const HttpAnswer& answer) {
  HttpRequest next = request;
  const std::string_view place = answer.Header("location");
  next.url = ResolveUrl(request.url, place);
  const std::optional<Url> from = ParseUrl(request.url);
  const std::optional<Url> to = ParseUrl(next.url);
  if (!from || !to) return IoError(WhyNot(place));
  if (from->scheme == "https" && to->scheme == "http") {
    return IoError("redirect from https to http");
  }

  const bool was_post = request.method == "POST" && answer.status <= 302;
  if (was_post || (answer.status == 303 && request.method != "HEAD")) {
    next.method = "GET";
    next.body.clear();
    std::erase_if(next.headers, [](const Header& header) {
      return Lower(header.first).starts_with("content-");
    });
  }
  if (from->Origin() != to->Origin()) {
    std::erase_if(next.headers, [](const Header& header) {
      return std::find(std::begin(kNoSecrets), std::end(kNoSecrets),
                       Lower(header.first)) == std::end(kNoSecrets);
    });
  }
  return next;
}

}  // namespace jobutils
