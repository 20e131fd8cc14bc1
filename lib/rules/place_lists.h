// Lists of places, and which of them a published place is in.

#ifndef JOBUTILS_RULES_PLACE_LISTS_H_
#define JOBUTILS_RULES_PLACE_LISTS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "record/json.h"
#include "rules/name_lists.h"
#include "rules/remembered.h"
#include "text/places.h"

namespace jobutils {

// A place is in a list when words of the list stand in it ("Berlin" in
// "Berlin, Germany"; a code such as "US" only as places.tsv reads it), or when
// it lies in a place of the list ("Munich" in "Germany" and in "EU"). Not when
// the text excludes it ("not US").
class PlaceLists {
 public:
  struct List {
    std::vector<std::string> places;
    // A place that holds one of the list is in it too: "Europe" in "Germany".
    bool wider = false;
  };
  struct Answer {
    size_t list = NameLists::kNone;  // the first one
    bool known = false;              // places.tsv knows where it is
  };

  explicit PlaceLists(std::vector<List> lists, const DataSet& data = DataSet());

  bool empty() const;

  // Of a JSON string.
  Answer ListOf(Json place);

 private:
  Answer Look(Json place);

  std::vector<List> lists_;
  NameLists names_;
  std::optional<Places> places_;  // not made without need
  struct Known {
    Place place;
    size_t list;
  };
  std::vector<Known> known_;  // those of the lists, in their order
  Remembered<Answer> answers_;
};

}  // namespace jobutils

#endif  // JOBUTILS_RULES_PLACE_LISTS_H_
