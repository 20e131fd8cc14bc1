#include "company/company.h"

#include <optional>

#include "net/domain.h"

namespace jobutils {
namespace {

constexpr std::string_view kTexts[] = {"name",  "domain",      "url",
                                       "about", "culture",     "industry",
                                       "tier",  "headquarters"};
// What a listing's company is filled with, in this order.
constexpr std::string_view kFilled[] = {
    "name",     "domain", "url",     "about",        "culture",
    "industry", "size",   "founded", "headquarters", "tier"};

constexpr size_t kMinimalAbout = 50;
constexpr size_t kMinimalCulture = 25;
constexpr size_t kGoodAbout = 100;
constexpr size_t kGoodCulture = 50;

// Present with a value: neither null nor "".
bool IsKnown(Json value) { return value && value.raw() != "\"\""; }

bool IsCount(Json value) {
  return !value || value.AsInteger().value_or(-1) >= 0;
}

size_t Characters(Json text) {
  size_t count = 0;
  for (const char c : text.AsString().value_or("")) {
    if ((c & 0xC0) != 0x80) ++count;
  }
  return count;
}

std::string SizeFault(Json size) {
  if (!size) return "";
  const Json min = size["min"];
  const Json max = size["max"];
  const bool fits = size.type() == Json::Type::kObject && IsCount(min) &&
                    IsCount(max) &&
                    (!min || !max || *min.AsInteger() <= *max.AsInteger());
  return fits ? "" : "expected {\"min\":…,\"max\":…} of people as 'size'";
}

std::string AliasFault(Json aliases) {
  const std::string fault = "expected an array of strings as 'aliases'";
  if (aliases && aliases.type() != Json::Type::kArray) return fault;
  for (const Json alias : aliases.Items()) {
    if (!alias.AsString()) return fault;
  }
  return "";
}

}  // namespace

std::string CompanyFault(const Record& company) {
  if (company.kind() != "company") {
    return "expected a record of kind 'company'";
  }
  for (const std::string_view key : kTexts) {
    const Json value = company.Get(key);
    if (value && value.type() != Json::Type::kString) {
      return "expected a string as '" + std::string(key) + "'";
    }
  }
  if (!IsKnown(company.Get("name")) && DomainOfCompany(company).empty()) {
    return "expected a 'name' or a 'domain'";
  }
  if (!IsCount(company.Get("founded"))) return "expected a year as 'founded'";
  const std::string fault = AliasFault(company.Get("aliases"));
  return fault.empty() ? SizeFault(company.Get("size")) : fault;
}

std::vector<std::string> NamesOf(const Record& company) {
  std::vector<std::string> names = {company.Text("name")};
  for (const Json alias : company.Get("aliases").Items()) {
    names.push_back(alias.AsString().value_or(""));
  }
  return names;
}

std::string DomainOfCompany(const Record& company) {
  const std::string domain = DomainOf(company.Text("domain"));
  return domain.empty() ? DomainOf(company.Text("url")) : domain;
}

std::string_view Completeness(Json company) {
  const size_t about = Characters(company["about"]);
  const size_t culture = Characters(company["culture"]);
  if (about > kGoodAbout && culture > kGoodCulture) return "good";
  const bool site = IsKnown(company["url"]) || IsKnown(company["domain"]);
  if (site && (about > kMinimalAbout || culture > kMinimalCulture)) {
    return "minimal";
  }
  return "stub";
}

std::string FillCompany(Json listed, const Record* found,
                        std::string_view tier) {
  JsonObject filled;
  for (const auto [raw_key, value] : listed.Members()) {
    std::string key;
    AppendUnescaped(key, raw_key);
    if (key != "completeness" && value) filled.Raw(key, value.raw());
  }
  for (const std::string_view key : kFilled) {
    if (listed[key]) continue;
    const Json value = found == nullptr ? Json() : found->Get(key);
    if (key == "tier" && !tier.empty()) {
      filled.Text(key, tier);
    } else if (IsKnown(value)) {
      filled.Raw(key, value.raw());
    }
  }
  filled.Text("completeness", Completeness(Json(filled.str())));
  return filled.str();
}

}  // namespace jobutils
