// Any bytes as a page: text comes out folded and in UTF-8, every text the
// selector parser accepts selects, and nothing is read that is not there.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "html/html.h"

namespace {

void Check(bool holds) {
  if (!holds) std::abort();
}

bool IsUtf8(std::string_view text) {
  return jobutils::FindBadUtf8(text) == text.npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string text = jobutils::HtmlToText(input);
  Check(IsUtf8(text));
  Check(text.find("\n\n\n") == text.npos);
  Check(text.find(" \n") == text.npos);
  Check(text.empty() ||
        (text.front() != '\n' && text.back() != '\n' && text.back() != ' '));

  const std::string folded = jobutils::FoldSpace(input);
  Check(IsUtf8(folded) && jobutils::FoldSpace(folded) == folded);
  Check(folded.find("  ") == folded.npos);

  jobutils::DecodeEntities(input);

  // The first line is a selector, the rest a page.
  const size_t line = input.find('\n');
  const jobutils::HtmlDocument page(
      line == input.npos ? input : input.substr(line + 1));
  for (const std::string& block : page.JsonLd()) Check(!block.empty());
  const auto nodes = page.Select(input.substr(0, line));
  if (!nodes) {
    Check(!nodes.error().message.empty());
    return 0;
  }
  for (const jobutils::HtmlNode& node : *nodes) {
    Check(IsUtf8(node.Text()) && IsUtf8(node.RawText()));
    node.Attribute("href");
  }
  return 0;
}
