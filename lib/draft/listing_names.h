// What of a listing a draft may name, and what the listing says.

#ifndef JOBUTILS_DRAFT_LISTING_NAMES_H_
#define JOBUTILS_DRAFT_LISTING_NAMES_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "draft/numbers.h"
#include "record/record.h"
#include "text/skills.h"

namespace jobutils {

// A title without "(m/w/d)", "(all genders)" and the like.
std::string TitleWithoutGenders(const std::string& title);

class ListingNames {
 public:
  // The record must outlive this.
  ListingNames(const Record& listing, const Skills& skills);

  struct Name {
    std::vector<std::string> words;
    // It says more than a name does ("Engineer – I hold a doctorate"), and
    // would say it of whoever writes it down.
    bool claims = false;
  };
  const Name& title() const { return title_; }
  const Name& company() const { return company_; }
  const std::vector<Name>& places() const { return places_; }
  // A run of signs without blanks, of title or company ("Healthcare@Home").
  bool Holds(std::string_view run) const;

  // The listing's own pages.
  bool HasLink(std::string_view canonical) const;
  // A limit of the published pay.
  bool HasPay(double amount) const;

  // What its text says: title, company, places and the first 64 KiB of the
  // description, each read when it is first asked.
  bool SaysWord(std::string_view folded);
  bool SaysNumber(double value);
  bool SaysSkill(uint32_t skill);

 private:
  const std::string& Text();

  const Record& listing_;
  const Skills& skills_;
  Name title_;
  Name company_;
  std::vector<Name> places_;
  std::string text_;
  std::unordered_set<std::string> stems_;
  std::optional<std::set<double>> numbers_;
  std::optional<std::set<uint32_t>> found_;
};

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_LISTING_NAMES_H_
