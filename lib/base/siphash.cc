#include "base/siphash.h"

#include <bit>
#include <cstddef>

namespace jobutils {
namespace {

struct State {
  uint64_t v0, v1, v2, v3;

  void Rounds(int count) {
    for (int i = 0; i < count; ++i) {
      v0 += v1;
      v2 += v3;
      v1 = std::rotl(v1, 13) ^ v0;
      v3 = std::rotl(v3, 16) ^ v2;
      v0 = std::rotl(v0, 32) + v3;
      v2 += v1;
      v3 = std::rotl(v3, 21) ^ v0;
      v1 = std::rotl(v1, 17) ^ v2;
      v2 = std::rotl(v2, 32);
    }
  }

  void Take(uint64_t word) {
    v3 ^= word;
    Rounds(2);
    v0 ^= word;
  }

  uint64_t Give() {
    Rounds(4);
    return v0 ^ v1 ^ v2 ^ v3;
  }
};

uint64_t LittleEndian(std::string_view bytes) {
  uint64_t word = 0;
  for (size_t i = 0; i < bytes.size(); ++i) {
    word |= uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  return word;
}

}  // namespace

Hash128 SipHash(const Hash128& key, std::string_view data) {
  State state = {key.low ^ 0x736f6d6570736575, key.high ^ 0x646f72616e646f6d,
                 key.low ^ 0x6c7967656e657261, key.high ^ 0x7465646279746573};
  state.v1 ^= 0xee;
  const uint64_t length = uint64_t{data.size()} << 56;
  while (data.size() >= 8) {
    state.Take(LittleEndian(data.substr(0, 8)));
    data.remove_prefix(8);
  }
  state.Take(length | LittleEndian(data));
  state.v2 ^= 0xee;
  Hash128 hash;
  hash.low = state.Give();
  state.v1 ^= 0xdd;
  hash.high = state.Give();
  return hash;
}

}  // namespace jobutils
