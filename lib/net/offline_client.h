// Answers from an exchange file; opens no socket.

#ifndef JOBUTILS_NET_OFFLINE_CLIENT_H_
#define JOBUTILS_NET_OFFLINE_CLIENT_H_

#include <memory>

#include "net/http.h"

namespace jobutils {

// `now` is when a request that has no exchange was asked for.
Result<std::unique_ptr<HttpClient>> MakeOfflineClient(
    const HttpOptions& options, Time now);

}  // namespace jobutils

#endif  // JOBUTILS_NET_OFFLINE_CLIENT_H_
