#include "hunt/add.h"

#include <algorithm>

#include "base/sha256.h"
#include "base/utf8.h"
#include "hunt/command.h"
#include "record/record.h"

namespace jobutils {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr size_t kMostTitle = 1000;
constexpr size_t kIdDigits = 16;

std::string_view Trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(kBlanks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// Calls `take` with each line that is not blank, without its LF.
template <typename Take>
void ForLines(std::string_view text, const Take& take) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = Trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty()) take(line);
  }
}

bool IsWebUrl(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

// What tells one page from another, nearly always.
std::string_view Bare(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme != url.npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("?#"));
  while (!url.empty() && url.back() == '/') url.remove_suffix(1);
  return url;
}

// Whether one of the parts of its path is `word`.
bool HasPart(std::string_view url, std::string_view word) {
  std::string_view rest = Bare(url);
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('/'), rest.size());
    if (rest.substr(0, end) == word) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

bool IsAbout(const Record& listing, std::string_view url) {
  for (const char* key : {"url", "apply_url"}) {
    const std::string own = listing.Text(key);
    if (!own.empty() && Bare(own) == Bare(url)) return true;
  }
  const std::string id = listing.Text("id");
  return HasPart(url, std::string_view(id).substr(id.find_last_of(':') + 1));
}

}  // namespace

Result<std::string> ListingOfText(const TextListing& listing, Time now) {
  const std::string_view text = Trimmed(listing.text);
  const size_t end = std::min(text.find('\n'), text.size());
  const std::string_view title = Trimmed(text.substr(0, end));
  if (title.empty()) return UsageError("expected a title in the first line");
  if (Trimmed(text.substr(end)).empty()) {
    return UsageError("expected the text of the listing below its title");
  }
  if (!listing.url.empty() && !IsWebUrl(listing.url)) {
    return UsageError("expected an http or https URL, not '" + listing.url +
                      "'");
  }
  const std::string of = listing.url.empty() ? std::string(text) : listing.url;
  JsonObject json;
  json.Text("kind", "listing");
  json.Text("id", "hand:me:u-" + Sha256Hex(of).substr(0, kIdDigits));
  json.Text("url", listing.url).Text("title", CutUtf8(title, kMostTitle));
  if (!listing.company.empty()) {
    json.Raw("company", JsonObject().Text("name", listing.company).str());
  }
  json.Text("description", Trimmed(text.substr(end)));
  json.Raw("source", JsonObject()
                         .Text("type", "hand")
                         .Text("board", "me")
                         .Text("fetched_at", FormatTime(now))
                         .str());
  std::string line = json.str();
  if (line.size() > kMaxRecordBytes) {
    return UsageError("the text is longer than a record, 4 MiB");
  }
  return line;
}

Result<std::string> ListingAt(std::string_view url, std::string_view lines) {
  std::vector<std::string> listings;
  std::vector<std::string> about;
  std::string trouble;
  Record record;
  ForLines(lines, [&](std::string_view line) {
    if (!record.Parse(line)) return;
    if (record.kind() == "listing") {
      listings.emplace_back(line);
      if (IsAbout(record, url)) about.emplace_back(line);
    } else if (trouble.empty()) {
      trouble = record.Get("error")["message"].AsString().value_or(
          record.Text("message"));
    }
  });
  if (about.size() == 1) return about[0];
  if (listings.size() == 1) return listings[0];
  std::string name = "'";
  name.append(url) += '\'';
  const std::string hint =
      "; 'job-hunt add -' takes the text of a listing, the title first";
  if (listings.empty()) {
    return UsageError("no listing at " + name +
                      (trouble.empty() ? "" : ": " + trouble) + hint);
  }
  return UsageError(name + " leads to " + std::to_string(listings.size()) +
                    " listings and is that of none; 'job-hunt source add' "
                    "reads a board" +
                    hint);
}

Result<std::string> FetchListing(const std::string& workspace,
                                 const std::string& url) {
  const Result<CommandEnd> end =
      RunCommand({"sh", "-c",
                  "job-discover -q -C \"$1\" 2>/dev/null |"
                  " job-scrape -q -C \"$1\" 2>/dev/null",
                  "sh", workspace},
                 url + '\n');
  if (!end) return end.error();
  return ListingAt(url, end->said);
}

Result<std::vector<std::string>> AddListings(const std::string& workspace,
                                             std::string_view lines) {
  std::vector<std::string> ids;
  std::string pinned;
  std::string wrong;
  Record record;
  ForLines(lines, [&](std::string_view line) {
    const bool is_record = record.Parse(line);
    if (!is_record || record.kind() != "listing" || !record.live() ||
        record.Text("id").empty() || record.Text("title").empty()) {
      if (wrong.empty()) wrong = CutUtf8(line, 80);
      return;
    }
    record.Set("pinned", "true");
    record.AppendTo(pinned);
    pinned += '\n';
    ids.push_back(record.Text("id"));
  });
  if (!wrong.empty()) {
    return UsageError("expected a live listing with 'id' and 'title', not '" +
                      wrong + "'");
  }
  if (ids.empty()) return UsageError("expected a listing");
  const Result<CommandEnd> end = RunCommand(
      {"sh", "-c",
       "CDPATH= cd -- \"$1\" && job-diff -q -C . --known state/scrape |"
       " job-step scrape --wait -C . --from -",
       "sh", workspace},
      pinned);
  if (!end) return end.error();
  if (end->status == 0) return ids;
  return IoError(end->LastLine());
}

}  // namespace jobutils
