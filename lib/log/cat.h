// The records of a journal, folded and sifted.

#ifndef JOBUTILS_LOG_CAT_H_
#define JOBUTILS_LOG_CAT_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "log/group.h"

namespace jobutils {

// Takes a line without its LF. False when nobody reads them any more.
using LineSink = std::function<bool(std::string_view)>;

struct Selection {
  std::vector<Group> groups;  // none: all
  std::string kind;           // "": all
};

// Gives the last record of each kind and id in `folder` that is selected, as
// it stands there.
Status CatRecords(const std::string& folder, const Selection& selection,
                  const LineSink& sink);

}  // namespace jobutils

#endif  // JOBUTILS_LOG_CAT_H_
