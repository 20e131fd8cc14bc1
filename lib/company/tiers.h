// [company.tiers] in config.toml: what a person makes of companies.
//
//   [company.tiers]        # any tiers, each with the names of companies
//   top = ["Example Works", "Contoso"]
//   fine = ["Initech"]
//
// Names compare as CompanyKey has them. A company in two tiers is an error.

#ifndef JOBUTILS_COMPANY_TIERS_H_
#define JOBUTILS_COMPANY_TIERS_H_

#include <string>
#include <string_view>
#include <unordered_map>

#include "config/table.h"
#include "text/legal_forms.h"

namespace jobutils {

class CompanyTiers {
 public:
  // Reads the table [company.tiers]; errors are noted in it.
  CompanyTiers(Table& table, const LegalForms& forms);

  // The tier of a company, by its CompanyKey; "" when it is in none.
  std::string_view TierOf(const std::string& key) const;
  bool empty() const { return tiers_.empty(); }

 private:
  std::unordered_map<std::string, std::string> tiers_;  // by key
};

}  // namespace jobutils

#endif  // JOBUTILS_COMPANY_TIERS_H_
