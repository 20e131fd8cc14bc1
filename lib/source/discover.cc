#include "source/discover.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "html/html.h"
#include "net/url.h"
#include "source/document.h"
#include "source/source_record.h"
#include "source/verdict.h"

namespace jobutils {
namespace {

constexpr size_t kMaxLinks = 5000;
constexpr size_t kMaxLineOfText = 2000;

bool IsText(std::string_view line) {
  if (line.size() > kMaxLineOfText || FindBadUtf8(line) != line.npos) {
    return false;
  }
  for (size_t at = 0; at < line.size();) {
    const char32_t c = DecodeUtf8(line, at);
    if (c == '{' || c == 0xFEFF || (IsUnsafe(c) && c != '\r')) return false;
  }
  return true;
}

struct Guess {
  Source source;
  double confidence;
};

// The sources that `attribute` of the selected elements leads to, most often
// named first.
std::vector<Source> Linked(const HtmlDocument& page, const std::string& base,
                           std::string_view selector,
                           std::string_view attribute, Catalog& catalog) {
  const auto nodes = page.Select(selector);
  if (!nodes.ok()) return {};
  std::map<std::string, size_t> named;
  std::vector<std::pair<Source, size_t>> found;
  const size_t count = std::min(nodes->size(), kMaxLinks);
  for (size_t i = 0; i < count; ++i) {
    const std::string link = (*nodes)[i].Attribute(attribute);
    auto source = catalog.Recognise(CanonicalUrl(ResolveUrl(base, link)));
    if (!source) continue;
    const auto [at, added] = named.emplace(source->Id(), found.size());
    if (added) found.emplace_back(std::move(*source), 0);
    ++found[at->second].second;
  }
  std::stable_sort(found.begin(), found.end(),
                   [](auto& a, auto& b) { return a.second > b.second; });
  std::vector<Source> sources;
  for (auto& [source, times] : found) sources.push_back(std::move(source));
  return sources;
}

std::optional<Guess> GuessFromPage(const HttpAnswer& answer, Catalog& catalog) {
  const std::string url = CanonicalUrl(answer.final_url);
  if (auto source = catalog.Recognise(url)) {
    return Guess{std::move(*source), 0.95};
  }
  const HtmlDocument page(answer.body);
  auto parts = Linked(page, url, "iframe[src], script[src]", "src", catalog);
  if (!parts.empty()) return Guess{std::move(parts.front()), 0.9};
  auto links = Linked(page, url, "a[href], link[href]", "href", catalog);
  if (!links.empty()) {
    return Guess{std::move(links.front()), links.size() == 1 ? 0.8 : 0.5};
  }
  const Definition* jsonld = catalog.Find("jsonld");
  Document postings;
  if (jsonld == nullptr ||
      postings.ReadList(answer, Format::kJsonLd, jsonld->items) ||
      postings.items().empty()) {
    return std::nullopt;
  }
  std::string why;
  auto source = catalog.Locate(*jsonld, "", url, why);
  if (!source) return std::nullopt;
  return Guess{std::move(*source), 0.7};
}

}  // namespace

void Discoverer::Discover(Record& record, DiscoverCallback done) {
  Listing::Flaw flaw;
  if (const auto source = SourceOf(record, catalog_, flaw)) {
    SetSource(*source, 1, record);
    return done({});
  }
  if (!record.Text("type").empty()) return done(flaw);
  const std::string given = record.Text("url");
  const std::string url = CanonicalUrl(given);
  if (url.empty()) {
    const std::string why =
        given.empty() ? "no URL to look at, give that of the careers page"
                      : "not an http(s) URL: '" + ShortLine(given) + "'";
    return done({"unknown_source", why, false});
  }
  HttpRequest request;
  request.url = url;
  request.headers.emplace_back("accept", "text/html,application/xhtml+xml");
  client_.Fetch(std::move(request),
                [this, &record, url, done](HttpAnswer answer) {
                  if (answer.final_url.empty()) answer.final_url = url;
                  done(Look(record, answer));
                });
}

Listing::Flaw Discoverer::Look(Record& record, const HttpAnswer& answer) {
  if (const auto trouble = CheckAnswer(answer, answer.final_url)) {
    return {"fetch_" + trouble->reason, trouble->message, trouble->retry};
  }
  if (const auto guess = GuessFromPage(answer, catalog_)) {
    SetSource(guess->source, guess->confidence, record);
    return {};
  }
  return {"unknown_source",
          "no known board at, in or linked from '" + answer.final_url + "'",
          false};
}

std::optional<Record> RecordOfLine(std::string_view line) {
  if (!IsText(line)) return std::nullopt;
  const std::string text = FoldSpace(line);
  const bool has_scheme =
      text.substr(0, text.find(' ')).find("://") != text.npos;
  const bool is_host = text.find(' ') == text.npos &&
                       text.find('.') != text.npos && text.back() != '.';
  const std::string url = has_scheme ? text : "https://" + text;
  JsonObject json;
  json.Text("kind", "source");
  if (has_scheme || (is_host && ParseUrl(url))) {
    json.Text("url", url);
  } else {
    json.Text("company", text);
  }
  Record record;
  const std::string built = json.str();
  record.Parse(built);
  record.Own();
  return record;
}

}  // namespace jobutils
