#include "base/visible.h"

#include <cstdio>

#include "base/utf8.h"

namespace jobutils {

std::string Visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const char32_t code_point = DecodeUtf8(text, pos);
    if (code_point == '\n' || code_point == '\t') {
      out += ' ';
    } else if (IsUnsafe(code_point)) {
      char shown[16];
      std::snprintf(shown, sizeof shown, "\\u{%x}",
                    static_cast<unsigned>(code_point));
      out += shown;
    } else {
      AppendUtf8(out, code_point);
    }
  }
  return out;
}

}  // namespace jobutils
