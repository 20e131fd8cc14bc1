#include "rules/stated.h"

#include "base/utf8.h"

namespace jobutils {
namespace {

constexpr size_t kMostPlace = 1000;  // bytes

}  // namespace

Json Stated(const Record& listing, std::string_view key) {
  const Json value = listing.Get("extract")[key]["value"];
  return value ? value : listing.Get(key);
}

Json StatedPay(const Record& listing) {
  const Json pay = listing.Get("extract")["pay"];
  return pay ? pay : listing.Get("salary");
}

std::string StatedPlace(Json place) {
  std::string text = place.AsString().value_or("");
  text.resize(CutUtf8(text, kMostPlace).size());
  return text;
}

std::string_view Inside(Json value) {
  if (value.type() != Json::Type::kString) return {};
  const std::string_view raw = value.raw();
  return raw.substr(1, raw.size() - 2);
}

}  // namespace jobutils
