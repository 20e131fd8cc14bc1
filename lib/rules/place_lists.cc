#include "rules/place_lists.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "rules/stated.h"

namespace jobutils {
namespace {

std::vector<std::vector<std::string>> NamesOf(
    const std::vector<PlaceLists::List>& lists) {
  std::vector<std::vector<std::string>> names;
  for (const PlaceLists::List& list : lists) names.push_back(list.places);
  return names;
}

}  // namespace

PlaceLists::PlaceLists(std::vector<List> lists, const Dictionary& rows)
    : lists_(std::move(lists)), names_(NamesOf(lists_)) {
  if (names_.empty()) return;
  places_.emplace(rows);
  for (size_t list = 0; list < lists_.size(); ++list) {
    for (const std::string& name : lists_[list].places) {
      const std::optional<Place> place = places_->Lookup(name);
      if (place && place->known()) known_.push_back({*place, list});
    }
  }
}

PlaceLists::Answer PlaceLists::ListOf(Json place) {
  return answers_.Of(place, [this](Json text) { return Look(text); });
}

PlaceLists::Answer PlaceLists::Look(Json place) {
  Answer answer{names_.ListOf(place), false};
  if (!places_) return answer;
  const std::string text = StatedPlace(place);
  for (const Place& inner : places_->Parse(text)) {
    answer.known |= inner.known();
    for (const auto& [outer, list] : known_) {
      if (list >= answer.list) break;
      if (places_->Contains(outer, inner) ||
          (lists_[list].wider && places_->Contains(inner, outer))) {
        answer.list = list;
      }
    }
  }
  return answer;
}

}  // namespace jobutils
