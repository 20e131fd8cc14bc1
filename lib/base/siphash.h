// SipHash-2-4 with 128 bits of output (Aumasson, Bernstein: "SipHash: a fast
// short-input PRF", 2012): hashes that a stranger cannot make collide without
// the key.

#ifndef JOBUTILS_BASE_SIPHASH_H_
#define JOBUTILS_BASE_SIPHASH_H_

#include <cstdint>
#include <string_view>

namespace jobutils {

struct Hash128 {
  uint64_t low = 0;
  uint64_t high = 0;
  bool operator==(const Hash128&) const = default;
};

// The key as the sixteen bytes of `low` and `high`, each little-endian.
Hash128 SipHash(const Hash128& key, std::string_view data);

}  // namespace jobutils

#endif  // JOBUTILS_BASE_SIPHASH_H_
