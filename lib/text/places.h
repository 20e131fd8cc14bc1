// Places as listings write them, and which lies in which.

#ifndef JOBUTILS_TEXT_PLACES_H_
#define JOBUTILS_TEXT_PLACES_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "text/dictionary.h"

namespace jobutils {

struct Place {
  uint32_t begin = 0;  // [begin, end) in the text
  uint32_t end = 0;
  // As the data name them; "" unknown. They live as long as the Places.
  std::string_view city;
  std::string_view region;  // a state ("Bavaria") or a group ("EMEA")
  // ISO 3166-1 alpha-2: of a city or state its country, of a group its
  // members. Empty for "Remote" alone, and for what is no known place.
  std::vector<std::string_view> countries;
  std::vector<std::string_view> zones;  // IANA, from west to east
  bool remote = false;                  // the text says so

  bool known() const { return !countries.empty(); }
};

// Hours east of UTC, of the western and the eastern end of a place.
struct Offsets {
  double west;
  double east;
};

// Cheap to copy.
class Places {
 public:
  explicit Places(const DataSet& data = DataSet());

  // The places of one published string: "Berlin, Germany", "München",
  // "Remote - US", "New York, NY or London", "EMEA". "Berlin, Germany" is one
  // place; "Remote" alone is one that is not known(); what is no place, none.
  // Nor is one that it excludes: "not US", "anywhere except the EU".
  std::vector<Place> Parse(std::string_view text) const;

  // Whether it says so of a place.
  bool Excludes(std::string_view text) const;

  // One by its name, alias or ISO code ("Germany", "Deutschland", "DE").
  std::optional<Place> Lookup(std::string_view name) const;

  // Berlin is in Germany is in DACH is in the EU; a place is in itself. False
  // when either is not known().
  bool Contains(const Place& outer, const Place& inner) const;

  // Where its clocks stand at `now`, daylight saving time with it, by the rules
  // of zones.tsv; nullopt when no zone is known.
  std::optional<Offsets> OffsetsAt(const Place& place, Time now) const;

 private:
  Place PlaceOf(const Hit& hit) const;
  std::optional<uint32_t> CountryOfCode(std::string_view code) const;
  void AddCodes(const Words& words, std::vector<Hit>& hits) const;
  std::optional<Place> PartOf(Place& place, const Hit& hit,
                              std::string_view text) const;
  std::vector<Hit> Exclusions(const Words& words) const;
  void ParseSegment(std::string_view text, std::vector<Place>& places) const;

  Dictionary places_;
  Dictionary zones_;
  Dictionary context_;
  std::vector<uint32_t> countries_;  // by code: row + 1, or 0
};

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_PLACES_H_
