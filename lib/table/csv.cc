#include "table/csv.h"

#include <array>

#include "base/utf8.h"
#include "base/visible.h"
#include "table/format.h"

namespace jobutils {
namespace {

bool LooksLikeFormula(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kStarts = {
      "=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"};
  if (IsNumber(text)) return false;
  if (text.starts_with('\t')) return true;
  const size_t first = text.find_first_not_of(" \n\t");
  if (first == std::string_view::npos) return false;
  for (std::string_view start : kStarts) {
    if (text.substr(first).starts_with(start)) return true;
  }
  return false;
}

// Hostile characters visible, CR LF as LF.
std::string Clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    const char32_t code = DecodeUtf8(text, pos);
    if (code == '\n' || code == '\t') {
      out += static_cast<char>(code);
    } else if (code == '\r' && text.substr(pos).starts_with('\n')) {
      continue;
    } else if (code >= ' ' && code < 0x7F) {
      out += static_cast<char>(code);
    } else {
      out += Visible(text.substr(begin, pos - begin));
    }
  }
  return out;
}

}  // namespace

void AppendCsvLine(std::string& out, const std::vector<std::string>& fields) {
  bool first = true;
  for (const std::string& field : fields) {
    if (!first) out += ',';
    first = false;
    std::string text = Clean(field);
    if (LooksLikeFormula(text)) text.insert(0, 1, '\'');
    if (text.find_first_of(",;\"\n\t") == std::string::npos) {
      out += text;
      continue;
    }
    out += '"';
    for (char c : text) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  out += "\r\n";
}

}  // namespace jobutils
