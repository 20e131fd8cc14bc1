// What toml++ must not be given. Inside lib/config only.

#ifndef JOBUTILS_CONFIG_HAZARD_H_
#define JOBUTILS_CONFIG_HAZARD_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace jobutils {

struct TomlHazard {
  size_t at;  // byte offset
  const char* message;
};

// The first thing in `toml` that toml++ (3.3 and 3.4) would answer with a
// crash, with undefined behaviour, or with a poor message:
// - more than 4 MiB: it takes quadratic time over some files;
// - no UTF-8, a byte order mark, a NUL;
// - a key of more than 32 parts: it recurses over each;
// - a byte above 0x7F outside strings and comments ("city = Zürich"): never
//   TOML;
// - a quote, '=' or an opening bracket inside a value ("name = O'Neil"): never
//   TOML;
// - a byte above 0x7F as the first of a string's text behind a backslash, and
//   behind one that ends a line: the only TOML in use that is refused.
std::optional<TomlHazard> FindTomlHazard(std::string_view toml);

}  // namespace jobutils

#endif  // JOBUTILS_CONFIG_HAZARD_H_
