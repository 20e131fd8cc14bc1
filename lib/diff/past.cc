#include "diff/past.h"

#include <algorithm>
#include <utility>

#include "diff/change.h"
#include "diff/content.h"

namespace jobutils {
namespace {

using Names = std::vector<std::string>;

bool Has(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool HasAll(const Names& names, const Names& wanted) {
  return std::all_of(
      wanted.begin(), wanted.end(),
      [&names](const std::string& name) { return Has(names, name); });
}

bool HasAny(const Names& names, const Names& wanted) {
  return std::any_of(
      wanted.begin(), wanted.end(),
      [&names](const std::string& name) { return Has(names, name); });
}

// A page, or a person, may say any company's name; a board is its company's.
bool IsClaimed(const Record& listing) {
  const Json type = listing.Get("source")["type"];
  return type.AsString() == "jsonld" || type.AsString() == "hand";
}

Recent::Original AsOriginal(const Record& listing, Time at, uint64_t content) {
  return {listing.Text("id"), KnownSource(listing), content, at,
          IsClaimed(listing)};
}

// Whether the source gave what it has, or at least did not take it back.
bool IsGood(const Record& scrape) {
  const std::string status = scrape.Text("status");
  return status == "ok" || status == "empty" || status == "truncated" ||
         status == "throttled";
}

// An old segment may be compressed: it is read forward.
void SortByPlace(std::vector<KnownListing>& listings) {
  std::sort(listings.begin(), listings.end(),
            [](const KnownListing& a, const KnownListing& b) {
              return a.place < b.place;
            });
}

}  // namespace

Result<Past> Past::Open(const std::string& folder) {
  auto namer = std::make_shared<const TwinNamer>();
  Result<Known> known = Known::Open(folder, TwinNamer::ForIndex(namer));
  if (!known) return known.error();
  return Past(std::move(*known), std::move(namer));
}

Status Past::Read(const RecordPlace& place, PastRecord& past) {
  Result<std::string> line = known_.Read(place);
  if (!line) return line.error();
  past.line = std::move(*line);
  if (past.record.Parse(past.line)) return Ok{};
  return IoError("a record that is known cannot be read: " + past.record.why());
}

Result<bool> Past::ReadLast(const std::string& source, PastRecord& last) {
  const auto place = known_.LastScrape(source);
  if (!place) return place.error();
  if (!*place) return false;
  const Status read = Read(**place, last);
  if (!read) return read.error();
  return KnownSource(last.record) == source;
}

Names Past::NamesOf(const Record& listing) const {
  Names names;
  namer_->Name(listing, names);
  return names;
}

uint64_t Past::GroupOf(const Record& listing) const {
  return known_.Key(KnownSource(listing), "").group;
}

Result<bool> Past::StandsFor(const Record& original, const Record& copy,
                             Time at) {
  const std::string source = KnownSource(original);
  const Recent::Sighting* last = recent_.Find(source, original.Text("id"));
  if (!original.live() || (last != nullptr && !last->is_live()) ||
      (IsClaimed(original) && !IsClaimed(copy))) {
    return false;
  }
  const LastRead* read = recent_.FindRead(source);
  if (read != nullptr) return IsGoodStill(*read, at);
  PastRecord scrape;
  const Result<bool> there = ReadLast(source, scrape);
  if (!there) return there;
  if (!*there) return IsGoodStill({ReadAt(original, at)}, at);
  PutRead(scrape.record, at);
  return IsGoodStill(*recent_.FindRead(source), at);
}

void Past::PutRead(const Record& scrape, Time now) {
  recent_.PutRead(KnownSource(scrape), {ReadAt(scrape, now), IsGood(scrape)});
}

Result<std::optional<Past::Twin>> Past::FindOriginal(const Record& listing,
                                                     const Names& names,
                                                     Time at) {
  if (names.empty()) return std::optional<Twin>();
  auto twins = known_.Twins(names.front());
  if (!twins) return twins.error();
  SortByPlace(*twins);
  PastRecord past;
  for (const KnownListing& twin : *twins) {
    if (twin.closed || twin.key.group == GroupOf(listing)) continue;
    const Status read = Read(twin.place, past);
    if (!read) return read.error();
    if (!HasAll(NamesOf(past.record), names)) continue;
    const Result<bool> stands = StandsFor(past.record, listing, at);
    if (!stands) return stands.error();
    if (*stands) {
      return std::optional<Twin>({past.record.Text("id"), twin.content});
    }
  }
  const Recent::Original* original =
      recent_.FindOriginal(names, AsOriginal(listing, at, 0));
  if (original == nullptr) return std::optional<Twin>();
  return std::optional<Twin>({original->id, original->content});
}

void Past::PutOriginal(const Record& listing, const Names& names, Time at,
                       uint64_t content) {
  recent_.PutNames(names, AsOriginal(listing, at, content));
}

Result<std::string> Past::FindClosed(const Record& listing,
                                     const Names& names) {
  std::vector<KnownListing> closed;
  for (const std::string& name : names) {
    const auto twins = known_.Twins(name);
    if (!twins) return twins.error();
    for (const KnownListing& twin : *twins) {
      if (twin.closed && twin.key.group == GroupOf(listing)) {
        closed.push_back(twin);
      }
    }
  }
  SortByPlace(closed);
  PastRecord past;
  while (!closed.empty()) {
    const Status read = Read(closed.back().place, past);
    if (!read) return read.error();
    closed.pop_back();
    std::string id = past.record.Text("id");
    if (HasAny(NamesOf(past.record), names) && id != listing.Text("id")) {
      return id;
    }
  }
  return std::string();
}

Result<bool> Past::IsRepeat(const Record& listing, const Names& names, Time at,
                            uint64_t content, uint64_t written) {
  if (names.empty()) return false;
  const auto twins = known_.Twins(names.front());
  if (!twins) return twins.error();
  PastRecord past;
  for (const KnownListing& twin : *twins) {
    if (twin.closed || twin.key.group == GroupOf(listing) ||
        ContentOfRepeat(content, twin.content) != written) {
      continue;
    }
    const Status read = Read(twin.place, past);
    if (!read) return read.error();
    const Result<bool> stands = StandsFor(past.record, listing, at);
    if (!stands || *stands) return stands;
  }
  return false;
}

}  // namespace jobutils
