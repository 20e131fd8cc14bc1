// Which company's part of the web a URL lies in.

#ifndef JOBUTILS_NET_DOMAIN_H_
#define JOBUTILS_NET_DOMAIN_H_

#include <string>
#include <string_view>

namespace jobutils {

// The host of an http(s) URL, or of one without its scheme
// ("www.example.com/jobs"), in lower case, without "www." and without a dot at
// its end; "" when there is none, or when it is an address or has no dot.
std::string DomainOf(std::string_view url);

// "jobs.example.com" lies within "example.com", which lies within itself.
bool LiesWithin(std::string_view host, std::string_view domain);

}  // namespace jobutils

#endif  // JOBUTILS_NET_DOMAIN_H_
