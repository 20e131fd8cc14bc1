// What holds for a request wherever it is answered from: whether it may be sent
// at all, and where a redirect takes it.

#ifndef JOBUTILS_NET_REQUEST_H_
#define JOBUTILS_NET_REQUEST_H_

#include <optional>

#include "base/result.h"
#include "net/http.h"
#include "net/url.h"

namespace jobutils {

// The URL of a request that may be sent: ParseUrl takes it, the method is a
// token, and no header could end its line.
std::optional<Url> CheckRequest(const HttpRequest& request);

// Whether the answer sends its reader on: 301, 302, 303, 307 or 308, with a
// `location`.
bool IsRedirect(const HttpAnswer& answer);

// The request that follows a redirect (RFC 9110, section 15.4). At another
// origin it carries none of the headers that may hold a secret. An error, which
// repeats no more of the place than its scheme, when that is no http(s) URL,
// has credentials, or is http after https.
Result<HttpRequest> FollowRedirect(const HttpRequest& request,
                                   const HttpAnswer& answer);

}  // namespace jobutils

#endif  // JOBUTILS_NET_REQUEST_H_
