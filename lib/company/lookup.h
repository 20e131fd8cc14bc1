// Fills `company` of listings.

#ifndef JOBUTILS_COMPANY_LOOKUP_H_
#define JOBUTILS_COMPANY_LOOKUP_H_

#include <utility>

#include "base/result.h"
#include "company/book.h"
#include "company/tiers.h"
#include "record/record.h"
#include "text/legal_forms.h"

namespace jobutils {

class CompanyLookup {
 public:
  // What is handed in outlives it; without a book (nullptr) only tiers and
  // completeness are told.
  CompanyLookup(CompanyBook* book, CompanyTiers tiers, const LegalForms& forms)
      : book_(book), tiers_(std::move(tiers)), forms_(forms) {}

  // Sets `company`: what the listing says, then what the book knows, then its
  // tier and completeness (company.h). A `company` that is a string is its
  // name.
  Status Apply(Record& listing);

 private:
  // The tier of the first of the names that is in one.
  std::string_view TierOf(const std::string& name, const Record* found) const;

  CompanyBook* book_;
  CompanyTiers tiers_;
  const LegalForms& forms_;
};

}  // namespace jobutils

#endif  // JOBUTILS_COMPANY_LOOKUP_H_
