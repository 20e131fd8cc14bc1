// What the index of known listings holds: rows of 32 bytes, in order.

#ifndef JOBUTILS_KNOWN_ROW_H_
#define JOBUTILS_KNOWN_ROW_H_

#include <compare>
#include <cstdint>
#include <vector>

namespace jobutils {

// Names a row. Of a listing: `group` is the hash of its source, `member` that
// of its id, so that a board's listings stand together. Of a board's last
// scrape: the same group, member 0. Of a listing under a twin name: `group` is
// the hash of the name, `member` that of the id.
struct KnownKey {
  uint64_t group = 0;
  uint64_t member = 0;

  auto operator<=>(const KnownKey&) const = default;
};

// Where a record stands in its journal; what was appended later is greater.
struct RecordPlace {
  uint64_t segment = 0;
  uint64_t offset = 0;  // of its first byte, in uncompressed bytes

  auto operator<=>(const RecordPlace&) const = default;
};

// Rows compare by key, then by the place of the record that they come from: of
// those with one key the greatest is the one that counts.
struct KnownRow {
  KnownKey key;
  uint64_t packed = 0;  // place and state
  uint64_t data = 0;    // of a listing: its content; under a twin name: source

  auto operator<=>(const KnownRow&) const = default;

  // A segment's number has ten digits at most; no offset in it is above 512 MiB
  // by far.
  static uint64_t Pack(const RecordPlace& place, bool closed) {
    return place.segment << 30 | place.offset << 1 | (closed ? 1 : 0);
  }
  RecordPlace place() const {
    return {packed >> 30, (packed >> 1) & ((uint64_t{1} << 29) - 1)};
  }
  bool closed() const { return (packed & 1) != 0; }
};
static_assert(sizeof(KnownRow) == 32);

// Puts rows in order, and of each key keeps the one that counts.
void SortRows(std::vector<KnownRow>& rows);

}  // namespace jobutils

#endif  // JOBUTILS_KNOWN_ROW_H_
