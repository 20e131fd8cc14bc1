#include "net/domain.h"

#include <optional>

#include "net/url.h"

namespace jobutils {

std::string DomainOf(std::string_view url) {
  constexpr std::string_view kScheme = "://";
  std::optional<Url> parsed = ParseUrl(url);
  const size_t scheme = url.find(kScheme);
  if (!parsed && scheme == std::string_view::npos) {
    parsed = ParseUrl("https://" + std::string(url));
  } else if (!parsed) {
    const std::string_view rest = url.substr(scheme + kScheme.size());
    const size_t user = rest.substr(0, rest.find_first_of("/?#")).rfind('@');
    if (user == std::string_view::npos) return "";
    parsed = ParseUrl(std::string(url.substr(0, scheme + kScheme.size())) +
                      std::string(rest.substr(user + 1)));
  }
  if (!parsed) return "";
  std::string_view host = parsed->host;
  if (host.ends_with('.')) host.remove_suffix(1);
  if (host.starts_with("www.")) host.remove_prefix(4);
  const size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot + 1 == host.size()) return "";
  // A top-level domain begins with a letter, the end of an address does not.
  const char top = host[dot + 1];
  if (host.starts_with('[') || (top >= '0' && top <= '9')) return "";
  return std::string(host);
}

bool LiesWithin(std::string_view host, std::string_view domain) {
  return host.ends_with(domain) &&
         (host.size() == domain.size() ||
          host[host.size() - domain.size() - 1] == '.');
}

}  // namespace jobutils
