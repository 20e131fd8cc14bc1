// Links, e-mail addresses and other runs to be compared whole.

#ifndef JOBUTILS_DRAFT_LINKS_H_
#define JOBUTILS_DRAFT_LINKS_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace jobutils {

struct LinkSpan {
  size_t begin;  // [begin, end) in the text
  size_t end;
  bool mail;
};

// "https://a.example/b", "www.a.example", "a.example/b", "b@a.example",
// "a.com"; not "Node.js", "e.g." or "C/C++".
std::vector<LinkSpan> LinksIn(std::string_view text);

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_LINKS_H_
