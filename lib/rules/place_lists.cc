#include "rules/place_lists.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "rules/stated.h"

namespace jobutils {
namespace {

// "US", "DE": a word in small letters.
bool IsCode(const std::string& name) {
  return name.size() <= 4 && std::all_of(name.begin(), name.end(), [](char c) {
           return c >= 'A' && c <= 'Z';
         });
}

}  // namespace

PlaceLists::PlaceLists(std::vector<List> lists, const DataSet& data)
    : lists_(std::move(lists)) {
  if (empty()) return;
  places_.emplace(data);
  std::vector<std::vector<std::string>> names(lists_.size());
  for (size_t list = 0; list < lists_.size(); ++list) {
    for (const std::string& name : lists_[list].places) {
      const std::optional<Place> place = places_->Lookup(name);
      const bool known = place && place->known();
      if (known) known_.push_back({*place, list});
      if (!known || !IsCode(name)) names[list].push_back(name);
    }
  }
  names_ = NameLists(names);
}

bool PlaceLists::empty() const {
  return std::all_of(lists_.begin(), lists_.end(),
                     [](const List& list) { return list.places.empty(); });
}

PlaceLists::Answer PlaceLists::ListOf(Json place) {
  return answers_.Of(place, [this](Json text) { return Look(text); });
}

PlaceLists::Answer PlaceLists::Look(Json place) {
  if (!places_) return {};
  const std::string text = StatedPlace(place);
  Answer answer;
  if (!places_->Excludes(text)) answer.list = names_.ListOf(place);
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
