// URLs of the web (RFC 3986, http and https only): taking apart, putting into
// the one form that ids are made of, and following references in pages.

#ifndef JOBUTILS_NET_URL_H_
#define JOBUTILS_NET_URL_H_

#include <optional>
#include <string>
#include <string_view>

namespace jobutils {

// A fragment is not kept: it is never sent, and no part of what names a page.
struct Url {
  std::string scheme;  // "http" or "https"
  std::string host;    // lower-case; an IPv6 address in its brackets
  int port = 0;        // 0: the scheme's own
  std::string path;    // as written, begins with '/'
  std::string query;   // as written, without '?'

  // "https://host:8443", without a port that is the scheme's own.
  std::string Origin() const;
  // The whole URL.
  std::string Text() const;
};

// nullopt for anything that should not be sent as it stands: another scheme,
// no host, a user name or password, a port above 65535, blanks, control bytes,
// backslashes before the path, bad UTF-8.
std::optional<Url> ParseUrl(std::string_view text);

// The form in which two spellings of one page are the same text: scheme and
// host in lower case, no default port, no fragment, no tracking parameters,
// bytes that a URL may not hold percent-encoded, blanks around it cut off, the
// rest in order. "" when it is no http(s) URL.
std::string CanonicalUrl(std::string_view text);

// `reference`, as it stands in a page, against that page's URL (RFC 3986,
// section 5), without fragment. "" when the result is no http(s) URL
// ("mailto:", "javascript:").
std::string ResolveUrl(std::string_view base, std::string_view reference);

// Every byte but the unreserved ones (A-Z a-z 0-9 - . _ ~) as %XX.
std::string PercentEncode(std::string_view component);
// The reverse; a '%' without two hex digits stays as it is.
std::string PercentDecode(std::string_view component);

}  // namespace jobutils

#endif  // JOBUTILS_NET_URL_H_
