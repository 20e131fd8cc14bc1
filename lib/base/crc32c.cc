#include "base/crc32c.h"

#include <array>
#include <cstddef>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace jobutils {
namespace {

constexpr uint32_t kPolynomial = 0x82f63b78;  // 0x1EDC6F41 reflected
constexpr size_t kWord = 8;

using Tables = std::array<std::array<uint32_t, 256>, kWord>;

// kTables[k][b]: what the byte b does to the sum from k bytes further on.
constexpr Tables MakeTables() {
  Tables tables = {};
  for (uint32_t byte = 0; byte < 256; ++byte) {
    uint32_t crc = byte;
    for (int bit = 0; bit < 8; ++bit) {
      crc = (crc >> 1) ^ ((crc & 1) != 0 ? kPolynomial : 0);
    }
    tables[0][byte] = crc;
  }
  for (uint32_t byte = 0; byte < 256; ++byte) {
    for (size_t k = 1; k < kWord; ++k) {
      const uint32_t crc = tables[k - 1][byte];
      tables[k][byte] = (crc >> 8) ^ tables[0][crc & 0xff];
    }
  }
  return tables;
}

constexpr Tables kTables = MakeTables();

uint32_t ByTables(uint32_t crc, std::string_view data) {
  while (data.size() >= kWord) {
    uint32_t mixed[kWord];
    for (size_t i = 0; i < kWord; ++i) {
      const auto byte = static_cast<unsigned char>(data[i]);
      mixed[i] = byte ^ (i < 4 ? (crc >> (8 * i)) & 0xff : 0);
    }
    crc = 0;
    for (size_t i = 0; i < kWord; ++i) crc ^= kTables[kWord - 1 - i][mixed[i]];
    data.remove_prefix(kWord);
  }
  for (const char c : data) {
    crc = (crc >> 8) ^ kTables[0][(crc ^ static_cast<unsigned char>(c)) & 0xff];
  }
  return crc;
}

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) uint32_t ByInstruction(
    uint32_t crc, std::string_view data) {
  uint64_t wide = crc;
  while (data.size() >= kWord) {
    uint64_t word;
    std::memcpy(&word, data.data(), kWord);
    wide = _mm_crc32_u64(wide, word);
    data.remove_prefix(kWord);
  }
  crc = static_cast<uint32_t>(wide);
  for (const char c : data) {
    crc = _mm_crc32_u8(crc, static_cast<unsigned char>(c));
  }
  return crc;
}
#endif

using Update = uint32_t (*)(uint32_t, std::string_view);

Update Pick() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("sse4.2")) return ByInstruction;
#endif
  return ByTables;
}

}  // namespace

uint32_t Crc32c(uint32_t crc, std::string_view data) {
  static const Update update = Pick();
  return ~update(~crc, data);
}

uint32_t Crc32cByTables(uint32_t crc, std::string_view data) {
  return ~ByTables(~crc, data);
}

}  // namespace jobutils
