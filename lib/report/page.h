// The page around the sections.

#ifndef JOBUTILS_REPORT_PAGE_H_
#define JOBUTILS_REPORT_PAGE_H_

#include <string>
#include <string_view>
#include <vector>

namespace jobutils {

struct PageSection {
  const char* id;
  const char* name;  // in the list of sections
  std::string html;  // "": there is none
};

// A document up to its <body>, the same for all. Its policy
// (Content-Security-Policy) lets it load nothing and run nothing but its own
// style and script, which it names by their hashes.
std::string PageHead();
// The rest of it.
std::string PageBody(std::string_view summary,
                     const std::vector<PageSection>& sections,
                     std::string_view foot);

// "sha256-…" of a text, as a policy names it.
std::string PolicyHash(std::string_view text);

}  // namespace jobutils

#endif  // JOBUTILS_REPORT_PAGE_H_
