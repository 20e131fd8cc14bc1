#include "rules/place_lists.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace jobutils {
namespace {

constexpr size_t kMostAnswers = 4096;
constexpr size_t kMostBytes = 256;  // of a place that is remembered

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
  if (place.raw().size() > kMostBytes) return Look(place);
  const auto found = answers_.find(std::string(place.raw()));
  if (found != answers_.end()) return found->second;
  if (answers_.size() == kMostAnswers) answers_.clear();
  return answers_.emplace(place.raw(), Look(place)).first->second;
}

PlaceLists::Answer PlaceLists::Look(Json place) {
  Answer answer{names_.ListOf(place), false};
  if (!places_) return answer;
  const std::string text = place.AsString().value_or("");
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
