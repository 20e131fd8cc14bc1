#include "table/hyperlink.h"

namespace jobutils {
namespace {

constexpr size_t kMaxBytes = 2000;
constexpr std::string_view kBegin = "\x1b]8;;";
constexpr std::string_view kEnd = "\x1b\\";

}  // namespace

std::string LinkTarget(std::string_view url) {
  if (!url.starts_with("https://") && !url.starts_with("http://")) return "";
  std::string target;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > ' ' && byte < 0x7F) {
      target += c;
    } else {
      constexpr char kHex[] = "0123456789ABCDEF";
      target += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
    if (target.size() > kMaxBytes) return "";
  }
  return target;
}

std::string Hyperlink(std::string_view target, std::string_view shown) {
  if (target.empty()) return std::string(shown);
  std::string link;
  for (const std::string_view part :
       {kBegin, target, kEnd, shown, kBegin, kEnd}) {
    link += part;
  }
  return link;
}

}  // namespace jobutils
