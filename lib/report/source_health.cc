#include "report/source_health.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "report/html_table.h"
#include "report/markup.h"

namespace jobutils {
namespace {

constexpr size_t kMostText = 300;

std::string TextOf(Json value) {
  const std::string text = value.AsString().value_or("");
  return std::string(CutUtf8(text, kMostText));
}

std::optional<Time> TimeOf(Json value) {
  return ParseTime(value.AsString().value_or(""));
}

bool IsGood(std::string_view scrape) {
  return scrape == "ok" || scrape == "empty";
}

}  // namespace

bool SourceHealth::Source::at_rest() const {
  return status == "paused" || status == "stopped" || status == "archived" ||
         status == "added";
}

bool SourceHealth::Source::bad() const {
  if (at_rest()) return false;
  return status == "failed" || status == "disabled" ||
         (!scrape.empty() && !IsGood(scrape));
}

void SourceHealth::Add(const Record& record) {
  const std::string id = TextOf(record.Get("id"));
  Source& source = sources_[id];
  const std::string url = TextOf(record.Get("url"));
  if (!url.empty()) source.url = url;
  if (record.kind() == "scrape") {
    source.scrape = TextOf(record.Get("status"));
    source.reason = TextOf(record.Get("reason"));
    source.message = TextOf(record.Get("message"));
    source.listings = CountOf(record.Get("listings"));
    const Json fresh = record.Get("diff")["new"];
    if (fresh) source.fresh = CountOf(fresh);
    const auto at = TimeOf(record.Get("source")["fetched_at"]);
    if (at && IsGood(source.scrape)) {
      source.good = std::max(source.good.value_or(*at), *at);
    }
    return;
  }
  const Json state = record.Get("state");
  source.status = TextOf(state["status"]);
  source.strikes = CountOf(state["strikes"]);
  if (source.reason.empty()) source.reason = TextOf(state["reason"]);
  const auto good = TimeOf(state["last_success"]);
  if (good) source.good = std::max(source.good.value_or(*good), *good);
  source.next = TimeOf(record.Get("next_run_at"));
}

uint64_t SourceHealth::troubled() const {
  return static_cast<uint64_t>(
      std::count_if(sources_.begin(), sources_.end(),
                    [](const auto& entry) { return entry.second.bad(); }));
}

std::string SourceHealth::Html() const {
  using Row = std::pair<const std::string*, const Source*>;
  std::vector<Row> rows;
  for (const auto& [id, source] : sources_) rows.emplace_back(&id, &source);
  std::stable_partition(rows.begin(), rows.end(),
                        [](const Row& row) { return row.second->bad(); });
  const size_t more = rows.size() - std::min(rows.size(), kShown);
  rows.resize(rows.size() - more);

  HtmlTable table({{"Source"},
                   {"Status"},
                   {"Listings", true},
                   {"New", true},
                   {"Strikes", true},
                   {"Last good"},
                   {"Next"},
                   {"Why"}});
  for (const auto& [id, source] : rows) {
    const char* look = source->bad()       ? "bad"
                       : source->at_rest() ? "rest"
                                           : "good";
    const bool quiet = source->scrape.empty() || source->at_rest() ||
                       source->status == "disabled";
    const std::string status = Shown(
        quiet && !source->status.empty() ? source->status : source->scrape, 20);
    std::string why = Shown(source->reason, 60);
    if (!source->message.empty()) {
      why += " <span class=\"told\">" + Shown(source->message, 120) + "</span>";
    }
    table.Add(
        {Link(source->url, Shown(*id, 60)),
         status.empty() ? "" : Badge(look, status),
         source->scrape.empty() ? "" : Grouped(source->listings),
         source->fresh ? Grouped(*source->fresh) : "",
         source->strikes > 0 ? Grouped(source->strikes) : "",
         source->good ? TimeHtml(*source->good) : "",
         source->next && !source->at_rest() ? TimeHtml(*source->next) : "",
         why});
  }
  std::string html = table.Html();
  if (more > 0) {
    html += "<p class=\"note\">and " + Counted(more, "source") + " more</p>\n";
  }
  return Section("sources", "Sources", html);
}

}  // namespace jobutils
