// Query parameters that say where a reader came from, not what is shown.

#ifndef JOBUTILS_NET_TRACKING_H_
#define JOBUTILS_NET_TRACKING_H_

#include <string_view>

namespace jobutils {

// `name` is decoded. `ref`, `source` and `src` are not among them: on too many
// sites they choose what is shown.
bool IsTracking(std::string_view name);

}  // namespace jobutils

#endif  // JOBUTILS_NET_TRACKING_H_
