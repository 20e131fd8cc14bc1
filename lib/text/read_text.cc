#include "text/read_text.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"

namespace jobutils {

void ReadText(Json string, std::string& text) {
  text.clear();
  if (string.type() != Json::Type::kString) return;
  std::string_view rest = string.raw().substr(1, string.raw().size() - 2);
  text.reserve(std::min(rest.size(), kMostText));
  // In pieces, each up to a blank: no escape holds one.
  while (!rest.empty() && text.size() <= kMostText) {
    size_t end = rest.size();
    if (end > kMostText) end = std::min(rest.find(' ', kMostText / 8), end);
    AppendUnescaped(text, rest.substr(0, end));
    rest.remove_prefix(end);
  }
  if (text.size() <= kMostText) return;
  text.resize(CutUtf8(text, kMostText).size());
  text.shrink_to_fit();
}

}  // namespace jobutils
