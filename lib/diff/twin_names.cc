#include "diff/twin_names.h"

#include <algorithm>

#include "base/version.h"
#include "text/bare_name.h"

namespace jobutils {
namespace {

// Raise it when names come out otherwise than they did.
constexpr std::string_view kNamesVersion = "1";

}  // namespace

void TwinNamer::AddPlaces(std::string_view text,
                          std::vector<std::string>& keys) const {
  bool known = false;
  for (const Place& place : places_.Parse(text)) {
    if (!place.known()) continue;
    known = true;
    std::string key(place.city);
    key += '\t';
    key += place.region;
    for (const std::string_view country : place.countries) {
      key += '\t';
      key += country;
    }
    keys.push_back(std::move(key));
  }
  if (known) return;
  std::string bare = BareName(text);
  if (!bare.empty()) keys.push_back(std::move(bare));
}

void TwinNamer::Name(const Record& listing,
                     std::vector<std::string>& names) const {
  const auto company = listing.Get("company")["name"].AsString();
  const std::string key = company ? forms_.CompanyKey(*company) : "";
  const std::string title = BareName(listing.Text("title"));
  if (key.empty() || title.empty()) return;
  std::vector<std::string> places;
  for (const Json place : listing.Get("locations").Items()) {
    AddPlaces(place.AsString().value_or(""), places);
  }
  if (places.empty()) places.emplace_back();
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  if (places.size() > kMostPlaces) places.resize(kMostPlaces);
  for (const std::string& place : places) {
    names.push_back(key + '\n' + title + '\n' + place);
  }
}

TwinNames TwinNamer::ForIndex(std::shared_ptr<const TwinNamer> namer) {
  return {std::string(kNamesVersion) + ' ' + kVersion,
          [namer](const Record& listing, std::vector<std::string>& names) {
            namer->Name(listing, names);
          }};
}

}  // namespace jobutils
