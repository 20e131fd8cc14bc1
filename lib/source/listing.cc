#include "source/listing.h"

#include <utility>

#include "base/sha256.h"
#include "base/utf8.h"
#include "html/html.h"
#include "net/url.h"
#include "record/json.h"
#include "record/record.h"
#include "source/markup.h"
#include "source/place.h"
#include "source/vocabulary.h"
#include "text/dates.h"

namespace jobutils {
namespace {

// Room for the keys that later stages add to the longest listing.
constexpr size_t kMaxLine = kMaxRecordBytes - (64 << 10);
constexpr size_t kMaxText = 1000;  // of a title, name or place, in bytes
constexpr size_t kMaxUrl = 8 << 10;

std::string UrlOf(const Field& field, const Scope& scope) {
  const std::string& page = scope.variables->at("page");
  for (const std::string& text : field.AllPlain(scope)) {
    if (text.size() > kMaxUrl) continue;
    const std::string trimmed = FoldSpace(DecodeEntities(text));
    std::string url = CanonicalUrl(ResolveUrl(page, trimmed));
    if (!url.empty()) return url;
  }
  return "";
}

// In its canonical form, whether or not the definition saw to it.
std::string DateOf(const Field& field, const Scope& scope) {
  const std::string text = field.First(scope);
  return text.empty() ? "" : ParseDate(text, scope.now).value_or("");
}

Places PlacesOf(const Field& field, const Scope& scope) {
  const std::vector<std::string> texts = field.All(scope);
  Places places;
  for (const std::string& text : texts) {
    places.Add(CleanPlace(ShortLine(text)));
  }
  if (texts.size() >= kMaxValues) places.Cut();
  return places;
}

template <typename T>
void Fill(T& gap, T&& with) {
  if (gap.empty()) gap = std::move(with);
}

std::string ErrorJson(const Listing::Flaw& flaw) {
  JsonObject error;
  error.Text("stage", "scrape").Text("code", flaw.code);
  error.Text("message", flaw.message).Bool("retry", flaw.retry);
  return error.str();
}

std::string Line(const Listing& listing, const Source& source, Time fetched_at,
                 const std::string& description, const Listing::Flaw& flaw) {
  JsonObject record;
  record.Text("kind", "listing");
  record.Text("id", source.Id() + ':' + listing.native_id);
  record.Text("url", listing.url).Text("apply_url", listing.apply_url);
  record.Text("title", listing.title);
  if (!listing.company.empty()) {
    record.Raw("company", JsonObject().Text("name", listing.company).str());
  }
  record.Text("department", listing.department);
  record.Raw("locations", listing.locations.Json());
  record.Text("workplace", listing.workplace);
  record.Text("employment", listing.employment);
  record.Raw("salary", listing.salary);
  record.Text("posted_at", listing.posted_at);
  record.Text("updated_at", listing.updated_at);
  record.Text("closes_at", listing.closes_at);
  record.Text("description", description);
  record.Raw("source", SourceJson(source, fetched_at));
  if (!flaw.code.empty()) record.Raw("error", ErrorJson(flaw));
  return record.str();
}

}  // namespace

Listing ReadListing(const FieldRules& rules, const Scope& scope) {
  Listing listing;
  listing.url = UrlOf(rules.url, scope);
  listing.apply_url = UrlOf(rules.apply_url, scope);
  listing.title = ShortLine(rules.title.First(scope));
  listing.department = ShortLine(rules.department.First(scope));
  listing.company = ShortLine(rules.company.First(scope));
  listing.locations = PlacesOf(rules.locations, scope);
  listing.workplace = WorkplaceOf(rules.workplace.First(scope));
  listing.employment = EmploymentOf(rules.employment.First(scope));
  listing.salary = ReadSalary(rules.salary, scope);
  listing.posted_at = DateOf(rules.posted_at, scope);
  listing.updated_at = DateOf(rules.updated_at, scope);
  listing.closes_at = DateOf(rules.closes_at, scope);
  listing.description = ReadDescription(rules.description, scope);
  return listing;
}

void FillGaps(Listing& listing, Listing&& more) {
  Fill(listing.url, std::move(more.url));
  Fill(listing.apply_url, std::move(more.apply_url));
  Fill(listing.title, std::move(more.title));
  Fill(listing.department, std::move(more.department));
  Fill(listing.company, std::move(more.company));
  Fill(listing.locations, std::move(more.locations));
  Fill(listing.workplace, std::move(more.workplace));
  Fill(listing.employment, std::move(more.employment));
  Fill(listing.salary, std::move(more.salary));
  Fill(listing.posted_at, std::move(more.posted_at));
  Fill(listing.updated_at, std::move(more.updated_at));
  Fill(listing.closes_at, std::move(more.closes_at));
  Fill(listing.description, std::move(more.description));
}

void MergeRow(Listing& listing, Listing&& row) {
  for (const std::string& place : row.locations.all()) {
    listing.locations.Add(place);
  }
  if (row.locations.cut()) listing.locations.Cut();
  FillGaps(listing, std::move(row));
}

std::string ListingLine(const Listing& listing, const Source& source,
                        Time fetched_at, bool* failed) {
  Listing::Flaw flaw = listing.flaw;
  if (flaw.code.empty() && listing.locations.cut()) {
    flaw = {"many_places", "listing has more places than fit a record", false};
  }
  if (listing.url.empty()) flaw = {"no_url", "listing has no URL", false};
  if (listing.title.empty()) flaw = {"no_title", "listing has no title", false};
  *failed = !flaw.code.empty();
  if (listing.description.size() <= kMaxLine) {
    std::string line =
        Line(listing, source, fetched_at, listing.description, flaw);
    if (line.size() <= kMaxLine) return line;
  }
  *failed = true;
  return Line(listing, source, fetched_at, "",
              {"too_long", "description is too long for a record", false});
}

std::string SourceJson(const Source& source, Time fetched_at) {
  JsonObject json;
  json.Text("type", source.definition->type).Text("board", source.board);
  json.Text("page", source.page);
  if (source.search) json.Bool("search", true);
  if (fetched_at != 0) json.Text("fetched_at", FormatTime(fetched_at));
  return json.str();
}

std::string NativeId(const Field& id, const Scope& scope) {
  std::string native = id.FirstPlain(scope);
  return native.size() > kMaxText ? HashId(native) : native;
}

std::string ShortLine(std::string_view text) {
  std::string line = LineText(text);
  line.resize(CutUtf8(line, kMaxText).size());
  line.shrink_to_fit();
  return line;
}

std::string HashId(std::string_view of) {
  return "u-" + Sha256Hex(of).substr(0, 16);
}

}  // namespace jobutils
