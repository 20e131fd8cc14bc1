#include "text/places.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "text/dictionary_tables.h"
#include "text/posix_zone.h"

namespace jobutils {
namespace {

using Tables = DictionaryTables;

constexpr size_t kKindColumn = 1;
constexpr size_t kCountryColumn = 2;
constexpr size_t kZoneColumn = 4;
constexpr size_t kRuleColumn = 1;
constexpr size_t kSaysColumn = 1;

constexpr size_t kCodes = 26 * 26;

// 0 to 675 of two capitals, else kCodes.
size_t PlaceOfCode(std::string_view code) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (code.size() != 2 || !is_capital(code[0]) || !is_capital(code[1])) {
    return kCodes;
  }
  return static_cast<size_t>(code[0] - 'A') * 26 +
         static_cast<size_t>(code[1] - 'A');
}

bool IsState(const Place& place) {
  return place.city.empty() && !place.region.empty() &&
         place.countries.size() == 1;
}

bool IsGroup(const Place& place) { return place.countries.size() > 1; }

// Whether all countries of `inner` are among those of `outer`.
bool Covers(const Place& outer, const Place& inner) {
  return std::ranges::all_of(inner.countries, [&](std::string_view code) {
    return std::ranges::find(outer.countries, code) != outer.countries.end();
  });
}

// Whether `part`, which stands behind `place`, can be a part of the same one.
bool Fits(const Place& place, const Place& part) {
  if (!part.city.empty()) return place.city.empty() && Covers(place, part);
  if (!IsState(part)) {
    return Covers(part, place) || (place.city.empty() && Covers(place, part));
  }
  return !IsState(place) && (place.region.empty() || IsGroup(place)) &&
         Covers(place, part);
}

// Takes the more precise of what two parts of one place say.
void Narrow(Place& place, const Place& part) {
  place.end = part.end;
  if (!part.city.empty()) {
    place.city = part.city;
    if (!IsState(place) && place.countries.size() > 1) place.region = "";
  } else if (IsState(part)) {
    place.region = part.region;
    if (!place.city.empty()) return;
  } else if (IsGroup(part) || !IsGroup(place)) {
    return;
  } else {
    place.region = "";
  }
  place.countries = part.countries;
  place.zones = part.zones;
}

// Signs and line ends that part places.
bool PartsPlaces(char c) { return c == ';' || c == '|' || c == '\n'; }

// The text with blanks for what it excludes, as far as a bracket or part goes.
std::string WithoutExcluded(std::string_view text,
                            std::span<const Hit> exclusions) {
  std::string kept(text);
  size_t end = 0;
  for (const Hit& hit : exclusions) {
    if (hit.begin < end) continue;
    end = std::min(text.find_first_of(")];|\n", hit.end), text.size());
    std::fill(kept.begin() + hit.begin, kept.begin() + end, ' ');
  }
  return kept;
}

}  // namespace

Places::Places(const DataSet& data)
    : places_(data[DataFile::kPlaces]),
      zones_(data[DataFile::kZones]),
      context_(data[DataFile::kContext]),
      countries_(kCodes) {
  for (uint32_t row = 0; row < places_.size(); ++row) {
    if (places_.Column(row, kKindColumn) != "country") continue;
    const size_t place = PlaceOfCode(places_.Column(row, kCountryColumn));
    if (place < kCodes) countries_[place] = row + 1;
  }
}

Place Places::PlaceOf(const Hit& hit) const {
  Place place;
  place.begin = hit.begin;
  place.end = hit.end;
  const std::string_view kind = places_.Column(hit.row, kKindColumn);
  const std::string_view name = places_.Name(hit.row);
  if (kind == "region") place.region = name;
  if (kind == "city") {
    // "London, Ontario", "Nice, France".
    const size_t comma = std::min(name.find(','), name.size() - 1);
    const auto state = places_.Lookup(name.substr(comma + 1));
    if (state && places_.Column(*state, kKindColumn) == "region") {
      place.region = places_.Name(*state);
    }
    place.city = name.substr(0, name.find(','));
  }
  place.countries = places_.List(hit.row, kCountryColumn);
  place.zones = places_.List(hit.row, kZoneColumn);
  return place;
}

std::optional<Place> Places::Lookup(std::string_view name) const {
  std::optional<uint32_t> row = places_.Lookup(name);
  if (!row) row = CountryOfCode(name);
  if (!row) return std::nullopt;
  return PlaceOf({0, static_cast<uint32_t>(name.size()), *row, 0});
}

std::optional<uint32_t> Places::CountryOfCode(std::string_view code) const {
  const size_t place = PlaceOfCode(code);
  if (place == kCodes || countries_[place] == 0) return std::nullopt;
  return countries_[place] - 1;
}

// "Gouda, NL": a code behind a comma that is no name of its own.
void Places::AddCodes(const Words& words, std::vector<Hit>& hits) const {
  std::vector<Hit> codes;
  for (size_t i = 1; i < words.size(); ++i) {
    const std::string_view code = words.Text(i);
    const std::string_view before = words.Behind(i - 1);
    if (code.size() != 2 || (before != ", " && before != ",")) continue;
    Hit hit = {words[i].begin, words[i].end, 0, Tables::kAfterComma};
    if (Overlaps(hits, hit)) continue;
    const std::optional<uint32_t> row = CountryOfCode(code);
    if (!row) continue;
    hit.row = *row;
    codes.push_back(hit);
  }
  hits.insert(hits.end(), codes.begin(), codes.end());
  std::ranges::sort(hits, {}, &Hit::begin);
}

// What a part behind `place` means there; nullopt when it is another place.
// "DE" behind Berlin is no Delaware, and Cambridge before "MA" not the one in
// England.
std::optional<Place> Places::PartOf(Place& place, const Hit& hit,
                                    std::string_view text) const {
  Place part = PlaceOf(hit);
  if (Fits(place, part)) return part;
  if ((hit.rules & Tables::kAfterComma) == 0 || place.city.empty() ||
      Covers(place, part)) {
    return std::nullopt;
  }
  const auto other = Lookup(text.substr(hit.begin, hit.end - hit.begin));
  if (other && Fits(place, *other)) {
    part.region = other->region;
    part.countries = other->countries;
    return part;
  }
  place.countries = part.countries;
  place.zones = part.zones;
  return part;
}

void Places::ParseSegment(std::string_view text,
                          std::vector<Place>& places) const {
  const Words words(text);
  std::vector<Hit> hits;
  places_.Find(words, hits, Reading::kField);
  AddCodes(words, hits);
  std::vector<Hit> cues;
  context_.Find(words, cues);
  const bool remote = std::ranges::any_of(cues, [&](const Hit& cue) {
    return context_.Column(cue.row, kSaysColumn) == "remote";
  });
  const size_t first = places.size();
  for (const Hit& hit : hits) {
    std::optional<Place> part;
    if (places.size() > first) part = PartOf(places.back(), hit, text);
    if (part) {
      Narrow(places.back(), *part);
    } else {
      places.push_back(PlaceOf(hit));
    }
  }
  if (places.size() == first && remote) places.emplace_back();
  for (size_t i = first; i < places.size(); ++i) places[i].remote = remote;
}

std::vector<Hit> Places::Exclusions(const Words& words) const {
  std::vector<Hit> hits;
  context_.Find(words, hits);
  std::erase_if(hits, [&](const Hit& hit) {
    return context_.Column(hit.row, kSaysColumn) != "except";
  });
  return hits;
}

bool Places::Excludes(std::string_view text) const {
  return !Exclusions(Words(text)).empty();
}

std::vector<Place> Places::Parse(std::string_view text) const {
  const Words words(text);
  const std::vector<Hit> exclusions = Exclusions(words);
  if (!exclusions.empty()) return Parse(WithoutExcluded(text, exclusions));
  std::vector<Hit> known;
  places_.Find(words, known, Reading::kField);
  std::vector<Hit> cues;
  context_.Find(words, cues);
  std::vector<std::pair<size_t, size_t>> cuts;
  for (size_t i = 0; i < text.size(); ++i) {
    if (PartsPlaces(text[i])) cuts.emplace_back(i, i + 1);
  }
  for (const Hit& cue : cues) {
    if (context_.Column(cue.row, kSaysColumn) == "or" &&
        !Overlaps(known, cue)) {
      cuts.emplace_back(cue.begin, cue.end);
    }
  }
  cuts.emplace_back(text.size(), text.size());
  std::ranges::sort(cuts);
  std::vector<Place> places;
  size_t begin = 0;
  for (const auto& [cut, behind] : cuts) {
    const size_t first = places.size();
    ParseSegment(text.substr(begin, cut - begin), places);
    for (size_t i = first; i < places.size(); ++i) {
      places[i].begin += static_cast<uint32_t>(begin);
      places[i].end += static_cast<uint32_t>(begin);
    }
    begin = behind;
  }
  return places;
}

bool Places::Contains(const Place& outer, const Place& inner) const {
  if (!outer.known() || !inner.known() || !Covers(outer, inner)) return false;
  if (!outer.city.empty() && outer.city != inner.city) return false;
  if (IsGroup(outer) || outer.region.empty()) return true;
  return outer.region == inner.region ||
         (!outer.city.empty() && inner.region.empty());
}

std::optional<Offsets> Places::OffsetsAt(const Place& place, Time now) const {
  std::optional<Offsets> offsets;
  for (const std::string_view name : place.zones) {
    const std::optional<uint32_t> row = zones_.Lookup(name);
    if (!row) continue;
    const auto zone = ParsePosixZone(zones_.Column(*row, kRuleColumn));
    if (!zone) continue;
    const double hours = zone->OffsetAt(now) / 3600.0;
    if (!offsets) offsets = {hours, hours};
    offsets->west = std::min(offsets->west, hours);
    offsets->east = std::max(offsets->east, hours);
  }
  return offsets;
}

}  // namespace jobutils
