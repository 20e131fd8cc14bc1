#include <cstdio>

#include "base/utf8.h"
#include "base/visible.h"
#include "score/scorer.h"

namespace jobutils {
namespace {

constexpr size_t kMaxHead = 1000;  // bytes of a title, a name, all places

std::string Places(const Record& listing) {
  std::string places;
  for (const Json place : listing.Get("locations").Items()) {
    const std::optional<std::string> name = place.AsString();
    if (!name || name->empty()) continue;
    if (!places.empty()) places += "; ";
    if (places.size() > kMaxHead) return places + "\u2026";
    places += CutUtf8(*name, kMaxHead);
  }
  return places;
}

void AppendLine(std::string& out, const char* format, int number,
                const std::string& text) {
  char column[32];
  std::snprintf(column, sizeof column, format, number);
  ((out += column) += Visible(text)) += '\n';
}

}  // namespace

std::string Explain(const Record& listing, const Score& score) {
  std::string head = listing.Text("title");
  if (head.empty()) head = listing.Text("id");
  const std::string company =
      listing.Get("company")["name"].AsString().value_or("");
  head.resize(CutUtf8(head, kMaxHead).size());
  if (!company.empty())
    head.append(" \u2014 ").append(CutUtf8(company, kMaxHead));
  const std::string places = Places(listing);
  if (!places.empty()) head += " (" + places + ")";
  std::string text;
  AppendLine(text, "%6d  ", score.total(), head);
  for (const Part& part : score.parts()) {
    AppendLine(text, part.points == 0 ? "%10d " : "%+10d ", part.points,
               part.because);
  }
  return text;
}

}  // namespace jobutils
