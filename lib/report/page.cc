#include "report/page.h"

#include <cstdint>

#include "base/sha256.h"
#include "report/built_in.h"

namespace jobutils {
namespace {

std::string_view PartNamed(std::string_view name) {
  const PagePart* part = kPageParts;
  while (part->name != nullptr && name != part->name) ++part;
  return part->text != nullptr ? part->text : "";
}

int Nibble(char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; }

}  // namespace

std::string PolicyHash(std::string_view text) {
  constexpr char kDigits[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string hex = Sha256Hex(text);
  std::string hash = "sha256-";
  uint32_t bits = 0;
  int held = 0;
  for (const char digit : hex) {
    bits = bits << 4 | static_cast<uint32_t>(Nibble(digit));
    held += 4;
    if (held < 6) continue;
    held -= 6;
    hash += kDigits[bits >> held & 63];
  }
  if (held > 0) hash += kDigits[bits << (6 - held) & 63];
  return hash + "=";
}

std::string PageHead() {
  const std::string_view style = PartNamed("style.css");
  std::string page = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; )";
  page += "style-src '" + PolicyHash(style) + "'; script-src '" +
          PolicyHash(PartNamed("script.js")) +
          "'; base-uri 'none'; form-action 'none'\">\n";
  page +=
      R"(<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>Job report</title>
<style>)";
  return page.append(style).append("</style>\n</head>\n<body>\n");
}

std::string PageBody(std::string_view summary,
                     const std::vector<PageSection>& sections,
                     std::string_view foot) {
  std::string page(summary);
  std::string links;
  for (const PageSection& section : sections) {
    if (section.html.empty()) continue;
    links.append("<a href=\"#").append(section.id).append("\">");
    links.append(section.name).append("</a>\n");
  }
  if (!links.empty()) page += "<nav>\n" + links + "</nav>\n";
  page += "<main>\n";
  for (const PageSection& section : sections) page += section.html;
  page.append("</main>\n").append(foot);
  page.append("<script>").append(PartNamed("script.js"));
  return page.append("</script>\n</body>\n</html>\n");
}

}  // namespace jobutils
