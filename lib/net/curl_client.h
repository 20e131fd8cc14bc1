// Answers from the network, by libcurl.

#ifndef JOBUTILS_NET_CURL_CLIENT_H_
#define JOBUTILS_NET_CURL_CLIENT_H_

#include <memory>

#include "net/http.h"

namespace jobutils {

// `now` is the `fetched_at` of all answers.
Result<std::unique_ptr<HttpClient>> MakeCurlClient(const HttpOptions& options,
                                                   Time now);

}  // namespace jobutils

#endif  // JOBUTILS_NET_CURL_CLIENT_H_
