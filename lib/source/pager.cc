#include "source/pager.h"

#include <utility>

#include "base/utf8.h"
#include "net/url.h"
#include "record/json.h"
#include "text/pay.h"

namespace jobutils {
namespace {

std::string ExpandBody(std::string_view body, const Variables& variables) {
  std::string expanded;
  while (!body.empty()) {
    const size_t open = body.find('{');
    if (open == body.npos) break;
    const size_t close = body.find_first_of("{}", open + 1);
    const bool closed = close != body.npos && body[close] == '}';
    const auto found =
        closed ? variables.find(body.substr(open + 1, close - open - 1))
               : variables.end();
    if (found == variables.end()) {
      expanded += body.substr(0, open + 1);
      body.remove_prefix(open + 1);
      continue;
    }
    expanded += body.substr(0, open);
    const std::string quoted = JsonString(found->second);
    expanded += std::string_view(quoted).substr(1, quoted.size() - 2);
    body.remove_prefix(close + 1);
  }
  return expanded += body;
}

// <https://...?page=2>; rel="next", <...>; rel="last" (RFC 8288).
std::string NextLink(std::string_view header) {
  while (true) {
    const size_t open = header.find('<');
    const size_t close = header.find('>', open);
    if (open == header.npos || close == header.npos) return "";
    const std::string_view url = header.substr(open + 1, close - open - 1);
    header.remove_prefix(close + 1);
    const std::string_view rest = header.substr(0, header.find('<'));
    if (rest.find("rel=\"next\"") != rest.npos ||
        rest.find("rel=next") != rest.npos) {
      return std::string(url);
    }
  }
}

// A board sends nobody elsewhere, nor out of https.
bool MayFollow(const std::string& from, const std::string& to) {
  const auto here = ParseUrl(from);
  const auto there = ParseUrl(to);
  return here && there && here->host == there->host &&
         (here->scheme == there->scheme || there->scheme == "https");
}

}  // namespace

HttpRequest MakeRequest(const RequestRule& rule, const Variables& variables) {
  HttpRequest request;
  request.method = rule.method;
  request.url = ExpandTemplate(rule.url, variables);
  for (const auto& [name, value] : rule.headers) {
    request.headers.emplace_back(name, ExpandTemplate(value, variables));
  }
  request.body = ExpandBody(rule.body, variables);
  return request;
}

Pager::Pager(const Source& source)
    : source_(source),
      rule_(source.definition->page),
      position_(source.definition->page.start) {
  const bool counts =
      rule_.kind == PageRule::kOffset || rule_.kind == PageRule::kPage;
  if (counts) next_ = std::to_string(position_);
}

HttpRequest Pager::Request() const {
  Variables variables = source_.variables;
  variables["next"] = next_;
  HttpRequest request = MakeRequest(source_.definition->request, variables);
  if (!url_.empty()) request.url = url_;
  return request;
}

bool Pager::Follow(const Document& page, const Scope& scope) {
  const std::string before = rule_.kind == PageRule::kLink ? url_ : next_;
  std::string next = rule_.next.First(scope);
  if (rule_.kind == PageRule::kCursor) {
    next_ = std::move(next);
    return !next_.empty() && next_ != before;
  }
  if (rule_.next.empty()) next = NextLink(page.answer().Header("link"));
  const std::string& here = page.answer().final_url;
  url_ = next.empty() ? "" : ResolveUrl(here, next);
  if (!next.empty() && !MayFollow(here, url_)) {
    refused_ = CleanUtf8(next.substr(0, 200));
    return false;
  }
  return !url_.empty() && url_ != before;
}

bool Pager::Next(const Document& page, size_t added, size_t rows) {
  Scope scope;
  scope.here = scope.document = page.root();
  scope.variables = &source_.variables;
  if (const auto total = ParseAmount(rule_.total.First(scope))) {
    total_ = total;
  }
  ++pages_;
  const size_t size = page.items().size();
  if (rule_.kind == PageRule::kNone || added == 0) return false;
  if (total_ && static_cast<double>(rows) >= *total_) return false;
  if (!total_ && rule_.size > 0 && size < static_cast<size_t>(rule_.size)) {
    return false;
  }
  if (rule_.kind == PageRule::kOffset) {
    position_ += static_cast<int64_t>(size);
    next_ = std::to_string(position_);
  } else if (rule_.kind == PageRule::kPage) {
    next_ = std::to_string(++position_);
  } else if (!Follow(page, scope)) {
    return false;
  }
  cut_ = pages_ >= rule_.max;
  return !cut_;
}

std::optional<Trouble> Pager::Missing(size_t rows) const {
  if (cut_) {
    return Trouble{Outcome::kTruncated, "page_limit",
                   "stopped after " + std::to_string(pages_) + " pages", false};
  }
  if (!refused_.empty()) {
    return Trouble{Outcome::kTruncated, "next_elsewhere",
                   "next page is at another place: '" + refused_ + "'", false};
  }
  if (!total_ || static_cast<double>(rows) >= *total_) return std::nullopt;
  return Trouble{Outcome::kTruncated, "missing",
                 "board says " + JsonNumber(*total_) + " listings, got " +
                     std::to_string(rows),
                 true};
}

}  // namespace jobutils
