#include "draft/links.h"

#include <algorithm>
#include <string>

#include "draft/cues.h"
#include "text/scan.h"

namespace jobutils {
namespace {

// Ends of host names that are no ends of product names.
constexpr WordSet kTopLevel(
    " com org net io dev app de at ch eu uk us fr nl info biz me ai co tech "
    "cloud online site page blog xyz example test edu gov int ");

constexpr std::string_view kAround = " \t\r\n\"'<>()[]{},;|";

// "a.com" of "a.com/b" and "a.com:80"; "" without a dot inside.
std::string_view HostOf(std::string_view word) {
  const std::string_view host =
      word.substr(0, std::min(word.find_first_of("/:?#"), word.size()));
  const size_t dot = host.rfind('.');
  return dot == host.npos || dot == 0 || dot + 1 == host.size()
             ? std::string_view()
             : host;
}

bool IsLink(std::string_view word) {
  if (word.find("://") != word.npos || word.starts_with("www.") ||
      word.starts_with("mailto:")) {
    return true;
  }
  const std::string_view host = HostOf(word);
  if (host.empty()) return false;
  const std::string end =
      Lowered(std::string(host.substr(host.rfind('.') + 1)));
  return kTopLevel.Has(end);
}

}  // namespace

std::vector<LinkSpan> LinksIn(std::string_view text) {
  std::vector<LinkSpan> links;
  for (size_t begin = 0; begin < text.size();) {
    begin = text.find_first_not_of(kAround, begin);
    if (begin == text.npos) break;
    size_t end = std::min(text.find_first_of(kAround, begin), text.size());
    const size_t next = end;
    while (end > begin && std::string_view(".:!?").find(text[end - 1]) !=
                              std::string_view::npos) {
      --end;
    }
    const std::string_view word = text.substr(begin, end - begin);
    const size_t at = word.find('@');
    if (at != word.npos && word.size() > 1) {
      links.push_back({begin, end, true});
    } else if (IsLink(word)) {
      links.push_back({begin, end, false});
    }
    begin = next;
  }
  return links;
}

}  // namespace jobutils
