// SHA-256 (FIPS 180-4).

#ifndef JOBUTILS_BASE_SHA256_H_
#define JOBUTILS_BASE_SHA256_H_

#include <string>
#include <string_view>

namespace jobutils {

// 64 lower-case hex digits.
std::string Sha256Hex(std::string_view data);

}  // namespace jobutils

#endif  // JOBUTILS_BASE_SHA256_H_
