#include "profile/resume/pieces.h"

#include <algorithm>
#include <initializer_list>
#include <span>

#include "text/letters.h"

namespace jobutils {
namespace {

using Marks = std::span<const std::string_view>;

constexpr std::string_view kStrong[] = {"\t",  "|",        "\u2022",   "\u00b7",
                                        " - ", " \u2013 ", " \u2014 ", "\u2014",
                                        " @ ", " at ",     " bei "};
constexpr std::string_view kWeak[] = {", ", ";"};
constexpr std::string_view kList[] = {",", ";", "\t", "|", "\u2022", "\u00b7"};
constexpr std::string_view kLegalForms[] = {"inc",  "llc",  "ltd", "l.p",
                                            "gmbh", "corp", "s.a", "co"};

bool IsLegalForm(std::string_view text) {
  std::string folded = FoldText(text);
  while (!folded.empty() && folded.back() == '.') folded.pop_back();
  return std::find(std::begin(kLegalForms), std::end(kLegalForms), folded) !=
         std::end(kLegalForms);
}

// The length of the mark at `at`, or 0.
size_t MarkAt(std::string_view text, size_t at, Marks marks) {
  for (const std::string_view mark : marks) {
    if (text.substr(at).starts_with(mark)) return mark.size();
  }
  return 0;
}

std::vector<std::string> Cut(std::string_view text, Marks marks) {
  std::vector<std::string> parts;
  size_t begin = 0;
  int depth = 0;
  const auto take = [&](size_t end) {
    std::string part = Trimmed(text.substr(begin, end - begin));
    if (part.empty()) return;
    if (!parts.empty() && IsLegalForm(part)) {
      (parts.back() += ", ") += part;
    } else {
      parts.push_back(std::move(part));
    }
  };
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') depth = std::max(0, depth - 1);
    if (depth > 0) continue;
    const size_t mark = MarkAt(text, i, marks);
    if (mark == 0) continue;
    take(i);
    begin = i + mark;
    i = begin - 1;
  }
  take(text.size());
  return parts;
}

// How much of a blank or separator stands at the begin, or at the end.
size_t EdgeAt(std::string_view text, bool front) {
  for (const std::string_view mark :
       {" ", "\t", ",", ";", "|", ":", "-", "\u2013", "\u2014", "\u2022",
        "\u00b7", "()"}) {
    if (front ? text.starts_with(mark) : text.ends_with(mark)) {
      return mark.size();
    }
  }
  return 0;
}

}  // namespace

std::string Trimmed(std::string_view text) {
  while (const size_t edge = EdgeAt(text, true)) text.remove_prefix(edge);
  while (const size_t edge = EdgeAt(text, false)) text.remove_suffix(edge);
  return std::string(text);
}

std::vector<std::string> Pieces(std::string_view line) {
  std::vector<std::string> pieces;
  for (const std::string& strong : Cut(line, kStrong)) {
    for (std::string& piece : Cut(strong, kWeak)) {
      pieces.push_back(std::move(piece));
    }
  }
  return pieces;
}

std::vector<std::string> ListItems(std::string_view line) {
  return Cut(line, kList);
}

}  // namespace jobutils
