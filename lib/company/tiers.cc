#include "company/tiers.h"

namespace jobutils {

CompanyTiers::CompanyTiers(Table& table, const LegalForms& forms) {
  for (const std::string& tier : table.Keys()) {
    if (tier.empty()) table.Fail(tier, "expected the name of a tier, not ''");
    for (const std::string& name : table.Strings(tier)) {
      const std::string key = forms.CompanyKey(name);
      if (key.empty()) {
        table.Fail(tier, "expected names of companies, not '" + name + "'");
      }
      const auto [known, added] = tiers_.emplace(key, tier);
      if (!added && known->second != tier) {
        table.Fail(tier, "'" + name + "' is in '" + known->second +
                             "' too: expected one tier for a company");
      }
    }
  }
}

std::string_view CompanyTiers::TierOf(const std::string& key) const {
  const auto found = tiers_.find(key);
  return found == tiers_.end() ? std::string_view() : found->second;
}

}  // namespace jobutils
