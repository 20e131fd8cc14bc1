// The names by which a listing is found again under another id or source.

#ifndef JOBUTILS_DIFF_TWIN_NAMES_H_
#define JOBUTILS_DIFF_TWIN_NAMES_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "known/row_maker.h"
#include "record/record.h"
#include "text/legal_forms.h"
#include "text/places.h"

namespace jobutils {

// Companies compare as CompanyKey has it, titles and unknown places as
// BareName, known places by what they are: "München" is "Munich, Germany". The
// data are those built in, whatever a workspace adds, so that an index stays
// what it is.
class TwinNamer {
 public:
  // How many places of a listing count.
  static constexpr size_t kMostPlaces = 32;

  // Appends a name for each place, once and in order; one for a listing that
  // names none. Nothing without a company or a title.
  void Name(const Record& listing, std::vector<std::string>& names) const;

  // The same, for the index.
  static TwinNames ForIndex(std::shared_ptr<const TwinNamer> namer);

 private:
  void AddPlaces(std::string_view text, std::vector<std::string>& keys) const;

  LegalForms forms_;
  Places places_;
};

}  // namespace jobutils

#endif  // JOBUTILS_DIFF_TWIN_NAMES_H_
