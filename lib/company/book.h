// Where companies are looked up.

#ifndef JOBUTILS_COMPANY_BOOK_H_
#define JOBUTILS_COMPANY_BOOK_H_

#include <string>
#include <vector>

#include "base/result.h"
#include "record/record.h"

namespace jobutils {

// What a listing says of its company.
struct CompanyQuery {
  std::string name;  // "" unknown
  // Of company.domain and company.url, as DomainOf gives them.
  std::vector<std::string> own_domains;
  // Of the listing's URLs, those of job boards left out.
  std::vector<std::string> listing_domains;
};

// The seam between the stage and wherever its knowledge comes from.
class CompanyBook {
 public:
  virtual ~CompanyBook() = default;

  // The record of kind `company` (jobutils-record(5)) that is surely meant:
  // by its own domain, else by name, else by the domain of the listing, if it
  // is not that of a company whose names have nothing in common. nullptr
  // when there is none, or when several might be meant. It is good until the
  // next call. Errors end the run.
  virtual Result<const Record*> Find(const CompanyQuery& query) = 0;
};

}  // namespace jobutils

#endif  // JOBUTILS_COMPANY_BOOK_H_
