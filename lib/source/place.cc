#include "source/place.h"

#include <algorithm>
#include <optional>

#include "html/html.h"
#include "source/markup.h"
#include "source/path.h"
#include "source/vocabulary.h"

namespace jobutils {
namespace {

std::string TextAt(Json value) {
  return CleanPlace(LineText(Value(value).Text(kMaxLineBytes).value_or("")));
}

std::string AddressText(Json address) {
  if (address.type() == Json::Type::kString) return TextAt(address);
  std::vector<std::string> parts;
  for (const char* key :
       {"addressLocality", "addressRegion", "addressCountry"}) {
    AddPlacePart(parts, TextAt(address[key]));
  }
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += ", ";
    text += part;
  }
  return text;
}

Json FirstElement(Json value) {
  while (value.type() == Json::Type::kArray) value = value.At(0);
  return value;
}

}  // namespace

std::string PlaceText(Json place) {
  if (place.type() == Json::Type::kString) return TextAt(place);
  const std::string name = TextAt(place["name"]);
  if (name.find(',') != name.npos) return name;
  const std::string below = AddressText(FirstElement(place["address"]));
  if (!below.empty()) return below;
  const std::string address = AddressText(place);
  return address.empty() ? name : address;
}

void AddPlacePart(std::vector<std::string>& parts, std::string_view part) {
  std::string clean = CleanPlace(part);
  if (clean.empty()) return;
  const std::string words = PlainWords(clean);
  const bool known = std::any_of(
      parts.begin(), parts.end(),
      [&](const std::string& other) { return PlainWords(other) == words; });
  if (!known) parts.push_back(std::move(clean));
}

std::string CleanPlace(std::string_view place) {
  const std::string folded = FoldSpace(place);
  std::string clean;
  std::string_view rest = folded;
  // "City, , Country," is "City, Country".
  while (!rest.empty()) {
    const size_t end = std::min(rest.find(','), rest.size());
    std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const size_t begin = part.find_first_not_of(' ');
    if (begin == part.npos) continue;
    const bool spaced = begin > 0;
    part.remove_prefix(begin);
    part = part.substr(0, part.find_last_not_of(' ') + 1);
    if (!clean.empty()) clean += spaced ? ", " : ",";
    clean += part;
  }
  return clean;
}

}  // namespace jobutils
