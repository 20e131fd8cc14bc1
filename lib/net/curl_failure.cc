#include "net/curl_failure.h"

namespace jobutils {

HttpFailure FailureOfCurl(CURLcode code) {
  switch (code) {
    case CURLE_OK:
      return HttpFailure::kNone;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return HttpFailure::kResolve;
    case CURLE_COULDNT_CONNECT:
    case CURLE_INTERFACE_FAILED:
    case CURLE_PROXY:
    case CURLE_QUIC_CONNECT_ERROR:
      return HttpFailure::kConnect;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CLIENTCERT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_ENGINE_INITFAILED:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_ENGINE_SETFAILED:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_USE_SSL_FAILED:
      return HttpFailure::kTls;
    case CURLE_OPERATION_TIMEDOUT:
      return HttpFailure::kTimeout;
    case CURLE_FILESIZE_EXCEEDED:
    case CURLE_OUT_OF_MEMORY:  // a header line above libcurl's own 100 KiB
#if LIBCURL_VERSION_NUM >= 0x080600
    case CURLE_TOO_LARGE:  // the same, since 8.6
#endif
      return HttpFailure::kTooLarge;
    case CURLE_TOO_MANY_REDIRECTS:
      return HttpFailure::kRedirects;
    case CURLE_URL_MALFORMAT:
      return HttpFailure::kBadUrl;
    default:  // CURLE_UNSUPPORTED_PROTOCOL, too: what came was not HTTP
      return HttpFailure::kTransfer;
  }
}

}  // namespace jobutils
