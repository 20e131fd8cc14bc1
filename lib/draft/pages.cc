#include "draft/pages.h"

#include <algorithm>
#include <string_view>

#include "base/visible.h"

namespace jobutils {
namespace {

constexpr char kIndent[] = "    ";

void AppendLines(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string line = Visible(text.substr(0, end));
    if (!line.empty()) (out += kIndent) += line;
    out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

std::string Pages(const Record& listing, const Draft& draft) {
  std::string pages = Visible(listing.Text("title"));
  const std::string company =
      listing.Get("company")["name"].AsString().value_or("");
  if (!company.empty()) (pages += " \u2014 ") += Visible(company);
  std::string to = listing.Text("apply_url");
  if (to.empty()) to = listing.Text("url");
  (((pages += '\n') += kIndent) += Visible(to)) += "\n\n";
  AppendLines(pages, "Subject: " + draft.subject + "\n\n" + draft.mail);
  (((pages += '\n') += kIndent) += "* * *") += "\n\n";
  AppendLines(pages, draft.letter);
  return pages += '\n';
}

}  // namespace jobutils
