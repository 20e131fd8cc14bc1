#include "rules/stated.h"

namespace jobutils {

Json Stated(const Record& listing, std::string_view key) {
  const Json value = listing.Get("extract")[key]["value"];
  return value ? value : listing.Get(key);
}

Json StatedPay(const Record& listing) {
  const Json pay = listing.Get("extract")["pay"];
  return pay ? pay : listing.Get("salary");
}

std::string_view Inside(Json value) {
  if (value.type() != Json::Type::kString) return {};
  const std::string_view raw = value.raw();
  return raw.substr(1, raw.size() - 2);
}

}  // namespace jobutils
