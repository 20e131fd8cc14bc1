#include "report/news.h"

#include <deque>
#include <string_view>
#include <utility>

#include "report/markup.h"
#include "table/format.h"

namespace jobutils {
namespace {

constexpr size_t kMostFields = 12;  // of an update
constexpr size_t kMostPay = 6;      // earlier offers
constexpr int kWidth = 160;         // of what was and of what is

constexpr std::pair<const char*, const char*> kGroups[] = {
    {"new", "New"},
    {"updated", "Changed"},
    {"reopened", "Open again"},
    {"reposted", "Reposted"},
    {"closed", "Closed"},
};

std::string OldOrNew(const std::string& key, Json value) {
  if (!value) return "";
  if (key == "salary") return Shown(FormatPay(value, Form::kShort), 60);
  if (key == "company") return Shown(value["name"] ? value["name"] : value, 60);
  return Shown(FormatValue(value, Form::kFull), kWidth);
}

std::string ChangedField(Json field) {
  const std::string key = field["key"].AsString().value_or("");
  const std::string before = OldOrNew(key, field["old"]);
  const std::string after = OldOrNew(key, field["new"]);
  std::string html = "<li><span class=\"key\">" +
                     Shown(key == "salary" ? "pay" : key) + "</span> ";
  if (before.empty() && after.empty()) return html + "changed</li>\n";
  html += before.empty() ? "none" : "<del>" + before + "</del>";
  html += " → ";
  html += after.empty() ? "none" : "<ins>" + after + "</ins>";
  return html + "</li>\n";
}

// Earlier pay, the latest first, but for `last`, which is told already.
std::string EarlierPay(Json history, std::string_view last) {
  std::deque<std::string> lines;
  for (const Json earlier : history.Items()) {
    const Json salary = earlier["salary"];
    const std::string pay = Shown(FormatPay(salary, Form::kShort), 60);
    if (pay.empty() || salary.raw() == last) continue;
    const std::string until = TimeHtml(earlier["until"]);
    lines.push_front("<li><span class=\"key\">earlier pay</span> " + pay +
                     (until.empty() ? "" : " until " + until) + "</li>\n");
    if (lines.size() > kMostPay) lines.pop_back();
  }
  std::string html;
  for (const std::string& line : lines) html += line;
  return html;
}

std::string Changes(Json change) {
  std::string html;
  std::string_view last_pay;
  size_t count = 0;
  for (const Json field : change["fields"].Items()) {
    if (++count > kMostFields) break;
    html += ChangedField(field);
    if (field["key"].AsString() == "salary") last_pay = field["old"].raw();
  }
  html += EarlierPay(change["pay"], last_pay);
  return html.empty() ? "" : "<ul class=\"changes\">\n" + html + "</ul>\n";
}

}  // namespace

News::News(Time now, NewsSpan span)
    : best_(*Ranking::Parse(kBestFirst), *KeyPath::Parse("change.status"),
            kShown),
      now_(now),
      span_(span) {}

void News::Add(const Record& listing) {
  const bool closed = listing.Get("outcome")["status"].AsString() == "closed";
  if (!closed && !listing.live()) return;
  const std::string change = span_.ChangeOf(listing);
  if (change.empty() || closed != (change == "closed")) return;
  ++counts_[change];
  best_.Offer(listing, &displaced_);
}

uint64_t News::Count(std::string_view change) const {
  const auto found = counts_.find(change);
  return found == counts_.end() ? 0 : found->second;
}

std::string News::TakeHtml() {
  std::map<std::string, std::string> items;
  std::map<std::string, uint64_t> shown;
  Record listing;
  for (const std::string& line : best_.Take()) {
    if (!listing.Parse(line)) continue;
    const std::string change = span_.ChangeOf(listing);
    const std::string score = ColumnOf(listing, "score", now_, 6);
    ++shown[change];
    std::string& html = items[change];
    html += "<li>";
    if (!score.empty()) html += "<b class=\"score\">" + score + "</b> ";
    html += TitleOf(listing) + "<p class=\"facts\">" + FactsOf(listing, now_) +
            "</p>\n" + Changes(listing.Get("change")) + "</li>\n";
  }
  std::string groups;
  for (const auto& [change, heading] : kGroups) {
    const uint64_t count = Count(change);
    if (count == 0) continue;
    groups += "<h3>" + std::string(heading) + " <span class=\"many\">" +
              Grouped(count) + "</span></h3>\n<ul class=\"news\">\n" +
              items[change] + "</ul>\n";
    if (count > shown[change]) {
      groups += "<p class=\"note\">and " + Grouped(count - shown[change]) +
                " more</p>\n";
    }
  }
  const int days = span_.days();
  return Section(
      "news",
      days == 1 ? "In the last day" : "In the last " + Counted(days, "day"),
      groups);
}

}  // namespace jobutils
