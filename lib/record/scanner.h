// The validating pass: one look at each byte of a JSON text.

#ifndef JOBUTILS_RECORD_SCANNER_H_
#define JOBUTILS_RECORD_SCANNER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace jobutils {

inline constexpr int kMaxJsonDepth = 1000;
// An object with more members than this is refused where members are asked for,
// so that a hostile line cannot take memory beyond its own size.
inline constexpr size_t kMaxMembers = 10000;

// Where one top-level member stands in its line. Offsets are bytes from the
// begin of the text.
struct MemberSpan {
  uint32_t begin;        // the opening quote of the key
  uint32_t key_end;      // behind the closing quote of the key
  uint32_t value_begin;  // first byte of the value
  uint32_t value_end;    // behind its last byte
};

// What is wrong with a text, and where.
struct ScanError {
  const char* message = nullptr;  // null: the text is valid
  size_t at = 0;                  // byte offset
};

// Checks that `text` (blanks around it allowed, less than 4 GiB) is one JSON
// value: syntax as in RFC 8259, UTF-8, no raw control byte in a string, depth
// at most kMaxJsonDepth. Numbers may be of any size and \u escapes may be lone
// surrogates: both are kept as written. When the value is an object and
// `members` is given, it receives the top-level members in order of their
// place, duplicates included.
ScanError ScanJson(std::string_view text, std::vector<MemberSpan>* members);

}  // namespace jobutils

#endif  // JOBUTILS_RECORD_SCANNER_H_
