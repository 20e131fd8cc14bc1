// Base64 (RFC 4648, section 4).

#ifndef JOBUTILS_NET_BASE64_H_
#define JOBUTILS_NET_BASE64_H_

#include <optional>
#include <string>
#include <string_view>

namespace jobutils {

std::string Base64Encode(std::string_view bytes);

// nullopt for anything that Base64Encode does not write: blanks, missing
// padding, bits behind the last byte.
std::optional<std::string> Base64Decode(std::string_view text);

}  // namespace jobutils

#endif  // JOBUTILS_NET_BASE64_H_
