// How the files of the index are laid out: as memory is. Another machine's, or
// another version's, is not read but made again.

#ifndef JOBUTILS_KNOWN_LAYOUT_H_
#define JOBUTILS_KNOWN_LAYOUT_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "journal/commit.h"

namespace jobutils {

// The end of a run, behind the first keys of its blocks.
struct RunFooter {
  static constexpr uint64_t kMagic = 0x316e75726e776e6b;  // "knwnrun1"

  uint64_t magic = kMagic;
  uint64_t number = 0;
  uint64_t rows = 0;
  uint64_t first_crc = 0;  // of the first keys
};

struct StoredPosition {
  StoredPosition() = default;
  explicit StoredPosition(const Position& position)
      : segment(position.segment),
        offset(position.offset),
        seq(position.seq),
        crc(position.crc) {}
  Position Get() const {
    return {segment, offset, seq, static_cast<uint32_t>(crc), 0};
  }

  uint64_t segment = 0;
  uint64_t offset = 0;
  uint64_t seq = 0;
  uint64_t crc = 0;
};

// `count` items as they stand in memory; without padding, or its bytes would
// be anything.
template <typename T>
std::string_view BytesOf(const T* items, size_t count) {
  static_assert(std::has_unique_object_representations_v<T>);
  return {reinterpret_cast<const char*>(items), count * sizeof(T)};
}

}  // namespace jobutils

#endif  // JOBUTILS_KNOWN_LAYOUT_H_
