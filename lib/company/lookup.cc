#include "company/lookup.h"

#include <string>
#include <vector>

#include "company/board_hosts.h"
#include "company/company.h"
#include "net/domain.h"

namespace jobutils {
namespace {

// The domains of two URLs, those of boards left out.
std::vector<std::string> Domains(Json one, Json other) {
  std::vector<std::string> domains;
  for (const Json url : {one, other}) {
    std::string domain = DomainOf(url.AsString().value_or(""));
    if (domain.empty() || IsBoardHost(domain)) continue;
    if (domains.empty() || domains.front() != domain) {
      domains.push_back(std::move(domain));
    }
  }
  return domains;
}

}  // namespace

Status CompanyLookup::Apply(Record& listing) {
  std::string listed;  // an object
  const Json company = listing.Get("company");
  if (company.type() == Json::Type::kObject) {
    listed = company.raw();
  } else {
    listed = JsonObject().Text("name", company.AsString().value_or("")).str();
  }
  const Json said(listed);
  CompanyQuery query;
  query.name = said["name"].AsString().value_or("");
  query.own_domains = Domains(said["domain"], said["url"]);
  query.listing_domains = Domains(listing.Get("url"), listing.Get("apply_url"));
  const Record* found = nullptr;
  if (book_ != nullptr) {
    const Result<const Record*> looked_up = book_->Find(query);
    if (!looked_up) return looked_up.error();
    found = *looked_up;
  }
  listing.Set("company", FillCompany(said, found, TierOf(query.name, found)));
  return Ok{};
}

std::string_view CompanyLookup::TierOf(const std::string& name,
                                       const Record* found) const {
  if (tiers_.empty()) return "";
  std::string_view tier = tiers_.TierOf(forms_.CompanyKey(name));
  if (!tier.empty() || found == nullptr) return tier;
  for (const std::string& other : NamesOf(*found)) {
    tier = tiers_.TierOf(forms_.CompanyKey(other));
    if (!tier.empty()) break;
  }
  return tier;
}

}  // namespace jobutils
