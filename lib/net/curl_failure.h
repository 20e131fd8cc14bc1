// What libcurl's error codes mean to a reader of boards.

#ifndef JOBUTILS_NET_CURL_FAILURE_H_
#define JOBUTILS_NET_CURL_FAILURE_H_

#include <curl/curl.h>

#include "net/http.h"

namespace jobutils {

// Total: a code that is not known is kTransfer.
HttpFailure FailureOfCurl(CURLcode code);

}  // namespace jobutils

#endif  // JOBUTILS_NET_CURL_FAILURE_H_
