#include "score/rules.h"

namespace jobutils {

int Points(Table& table, std::string_view key, int fallback) {
  return static_cast<int>(table.Integer(key, -1000, 1000).value_or(fallback));
}

}  // namespace jobutils
