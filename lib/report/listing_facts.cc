#include "report/listing_facts.h"

#include <algorithm>
#include <array>

#include "report/markup.h"
#include "table/columns.h"
#include "text/dates.h"

namespace jobutils {
namespace {

constexpr Time kDay = 86400;
constexpr std::array<std::string_view, 5> kChanges = {
    "new", "updated", "reopened", "reposted", "closed"};

}  // namespace

std::string TitleOf(const Record& listing) {
  std::string title = Shown(listing.Get("title"));
  if (title.empty()) title = Shown(listing.Get("id"));
  if (title.empty()) title = "untitled";
  return Link(listing.Text("url"), title);
}

std::string ColumnOf(const Record& listing, std::string_view column, Time now,
                     int width) {
  Result<std::vector<Column>> columns = ParseColumns(column);
  return columns ? Shown(columns->front().Of(listing, Form::kShort, now), width)
                 : "";
}

std::string FactsOf(const Record& listing, Time now) {
  std::string facts;
  const auto add = [&facts](const char* look, const std::string& html) {
    if (html.empty()) return;
    if (!facts.empty()) facts += " <span class=\"dot\">·</span> ";
    facts.append("<span class=\"").append(look).append("\">").append(html);
    facts += "</span>";
  };
  add("company", ColumnOf(listing, "company", now));
  add("place", ColumnOf(listing, "place", now));
  add("workplace", ColumnOf(listing, "workplace", now));
  add("pay", ColumnOf(listing, "pay", now));
  add("age", ColumnOf(listing, "age", now));
  const Json source = listing.Get("source");
  const std::string type = source["type"].AsString().value_or("");
  const std::string board = source["board"].AsString().value_or("");
  if (!type.empty() || !board.empty()) {
    add("board",
        Shown(type + (type.empty() || board.empty() ? "" : ":") + board, 60));
  }
  return facts;
}

std::string NewsSpan::ChangeOf(const Record& listing) const {
  const Json change = listing.Get("change");
  const std::string status = change["status"].AsString().value_or("");
  if (std::find(kChanges.begin(), kChanges.end(), status) == kChanges.end()) {
    return "";
  }
  auto found = TimeOfDate(change["at"].AsString().value_or(""));
  if (!found) {
    const Json fetched = listing.Get("source")["fetched_at"];
    found = TimeOfDate(fetched.AsString().value_or(""));
  }
  return found && now_ - *found < days_ * kDay ? status : "";
}

}  // namespace jobutils
