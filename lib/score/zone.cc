// [score.zone]: how far the clocks of a listing are from one's own.

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "rules/phrase_list.h"
#include "rules/remembered.h"
#include "rules/stated.h"
#include "score/rules.h"
#include "text/places.h"

namespace jobutils {
namespace {

constexpr double kMostHours = 26;

struct Home {
  std::string name;
  Offsets clocks;
};

std::optional<Offsets> ClocksOf(const std::string& text, const Places& places,
                                Time now) {
  for (const Place& place : places.Parse(text)) {
    if (const auto clocks = places.OffsetsAt(place, now)) return clocks;
  }
  return std::nullopt;
}

// `home`, else where the profile says one lives.
Home ReadHome(Table& table, const Background& background,
              const Places& places) {
  const Time now = background.now;
  if (const std::optional<std::string> name = table.String("home")) {
    if (auto clocks = ClocksOf(*name, places, now)) return {*name, *clocks};
    table.Fail("home",
               "expected a place that places.tsv knows, not '" + *name + "'");
  } else if (!background.profile) {
    table.Fail("", std::string("expected 'home', as there is ") + kNoProfile);
  } else {
    const Profile& profile = *background.profile;
    std::string name, text;
    for (const std::string& part :
         {profile.city, profile.region, profile.country_code}) {
      if (part.empty()) continue;
      if (name.empty()) name = part;
      text += (text.empty() ? "" : ", ") + part;
    }
    if (auto clocks = ClocksOf(text, places, now)) return {name, *clocks};
    table.Fail("",
               "expected 'home', as the profile names no place that "
               "places.tsv knows");
  }
  return {};
}

std::string Hours(double hours) {
  return JsonNumber(hours) + (hours == 1 ? " hour" : " hours");
}

class ZoneRule : public Rule {
 public:
  ZoneRule(Table& table, Home home, Places places, Time now)
      : home_(std::move(home)),
        places_(std::move(places)),
        now_(now),
        within_(table.Number("within", 0, kMostHours).value_or(2)),
        hour_(Points(table, "hour", -2)),
        reject_(table.Number("reject", 0, kMostHours)),
        unknown_(Points(table, "unknown", 0)) {
    if (reject_ && *reject_ < within_) {
      table.Fail("reject", "'reject' must not be below 'within'");
    }
  }

  void Judge(const Record& listing, Score& score) override {
    std::optional<double> nearest;
    Json shown;
    for (const Json place : listing.Get("locations").Items()) {
      if (Inside(place).empty()) continue;
      const std::optional<double> apart =
          answers_.Of(place, [this](Json text) { return Apart(text); });
      if (!apart) continue;
      if (nearest && std::abs(*nearest) <= std::abs(*apart)) continue;
      nearest = apart;
      shown = place;
    }
    if (!nearest) return score.AddUnknown("zone", "time zone", unknown_);
    const double hours = std::abs(*nearest);
    const std::string place = shown.AsString().value_or("");
    if (reject_ && hours > *reject_) {
      Say(*nearest, place, score.Reject("zone.reject", place));
      return;
    }
    // Rounded towards 0, like the half of the points for pay.
    const int points = static_cast<int>(std::max(0.0, hours - within_) * hour_);
    if (points == 0) return;
    std::string& because = score.Add("zone", points);
    Say(*nearest, place, because);
    if (within_ > 0) because += ", " + Hours(within_) + " do not matter";
  }

 private:
  // Hours that a text's nearest place is ahead of home, negative: behind.
  std::optional<double> Apart(Json value) const {
    std::optional<double> nearest;
    for (const Place& place : places_.Parse(StatedPlace(value))) {
      const std::optional<Offsets> clocks = places_.OffsetsAt(place, now_);
      if (!clocks) continue;
      const double behind = std::max(0.0, home_.clocks.west - clocks->east);
      const double ahead = std::max(0.0, clocks->west - home_.clocks.east);
      const double apart = ahead - behind;
      if (!nearest || std::abs(apart) < std::abs(*nearest)) nearest = apart;
    }
    return nearest;
  }

  // "clocks of 'New York, NY' are 6 hours behind Berlin".
  void Say(double apart, const std::string& place, std::string& because) const {
    because += "clocks of ";
    AppendQuoted(because, place);
    because += " are " + Hours(std::abs(apart));
    (because += apart < 0 ? " behind " : " ahead of ") += home_.name;
  }

  Home home_;
  Places places_;
  Time now_;
  double within_;
  int hour_;
  std::optional<double> reject_;
  int unknown_;
  Remembered<std::optional<double>> answers_;
};

}  // namespace

void AddZoneRule(Table& section, const Background& background, Rules& rules) {
  Table table = section.Sub("zone");
  if (!section.Has("zone")) return;
  Places places(background.data);
  Home home = ReadHome(table, background, places);
  rules.push_back(std::make_unique<ZoneRule>(
      table, std::move(home), std::move(places), background.now));
}

}  // namespace jobutils
