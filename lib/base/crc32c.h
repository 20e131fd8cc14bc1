// CRC-32C (Castagnoli): polynomial 0x1EDC6F41 reflected, begin and end
// inverted, as in RFC 3720, appendix B.4.

#ifndef JOBUTILS_BASE_CRC32C_H_
#define JOBUTILS_BASE_CRC32C_H_

#include <cstdint>
#include <string_view>

namespace jobutils {

// The sum of what `crc` is the sum of (0: nothing) with `data` behind it:
// Crc32c(Crc32c(0, "a"), "b") == Crc32c(0, "ab").
uint32_t Crc32c(uint32_t crc, std::string_view data);

// The same for a processor without an instruction for it; slower.
uint32_t Crc32cByTables(uint32_t crc, std::string_view data);

}  // namespace jobutils

#endif  // JOBUTILS_BASE_CRC32C_H_
