// [filter.domain].

#include <algorithm>
#include <string>
#include <utility>

#include "filter/value_test.h"
#include "net/domain.h"

namespace jobutils {
namespace {

using Strings = ValueTest::Strings;

Strings ReadDomains(Table& table, const char* key) {
  Strings domains;
  for (const std::string& text : table.Strings(key)) {
    domains.push_back(DomainOf(text));
    if (domains.back().empty() || text.find('/') != std::string::npos) {
      table.Fail(key,
                 "expected a domain, like 'example.com', not '" + text + "'");
    }
  }
  return domains;
}

Strings DomainsOf(const Record& listing) {
  const Json company = listing.Get("company");
  Strings domains;
  for (const Json url : {listing.Get("url"), listing.Get("apply_url"),
                         company["url"], company["domain"]}) {
    std::string domain = DomainOf(url.AsString().value_or(""));
    if (!domain.empty()) domains.push_back(std::move(domain));
  }
  domains.erase(std::unique(domains.begin(), domains.end()), domains.end());
  return domains;
}

bool IsWithin(const std::string& host, const Strings& domains) {
  return std::any_of(
      domains.begin(), domains.end(),
      [&](const std::string& domain) { return LiesWithin(host, domain); });
}

}  // namespace

void AddDomainTest(Table& section, Tests& tests) {
  Table table = section.Sub("domain");
  ValueTest::Lists lists{ReadDomains(table, "reject"),
                         ReadDomains(table, "only")};
  ValueTest::Add("domain", table, std::move(lists), DomainsOf, IsWithin, tests);
}

}  // namespace jobutils
