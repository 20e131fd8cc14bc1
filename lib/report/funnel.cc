#include "report/funnel.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "report/bar_chart.h"
#include "report/markup.h"

namespace jobutils {
namespace {

constexpr std::array<std::string_view, 11> kOrder = {
    "scrape",         "diff",    "filter", "details",
    "lookup-company", "extract", "score",  "match",
    "draft",          "deliver", "pick"};
constexpr size_t kMostStages = 24;
constexpr size_t kMostName = 40;

// The stages behind the filters leave a key.
constexpr std::string_view kBegin = "filter";

size_t PlaceOf(std::string_view stage) {
  return static_cast<size_t>(std::find(kOrder.begin(), kOrder.end(), stage) -
                             kOrder.begin());
}

std::string TextOf(Json value) { return value.AsString().value_or(""); }

// A text that could not be had is missed behind the filter, not at the begin.
std::string StageOfError(Json error) {
  const std::string code = TextOf(error["code"]);
  if (error["step"]) return TextOf(error["step"]);
  if (code.starts_with("detail_") || code == "no_detail") return "details";
  return TextOf(error["stage"]);
}

}  // namespace

Funnel::Stage& Funnel::StageOf(std::string name) {
  if (name.empty() || name.size() > kMostName ||
      (stages_.size() >= kMostStages && !stages_.contains(name))) {
    name = "other";
  }
  return stages_[name];
}

std::string_view Funnel::Furthest(const Record& listing) {
  std::string_view furthest = kBegin;
  const auto reached = [&](std::string_view stage, Json key) {
    if (!key) return;
    stages_[std::string(stage)].seen = true;
    furthest = stage;
  };
  reached("lookup-company", listing.Get("company")["completeness"]);
  for (const std::string_view key : {"extract", "score", "match", "draft"}) {
    reached(key, listing.Get(key));
  }
  return furthest;
}

void Funnel::Add(const Record& listing) {
  ++total_;
  const std::string_view furthest = Furthest(listing);
  if (const Json error = listing.Get("error")) {
    Stage& stage = StageOf(StageOfError(error));
    ++stage.failed;
    stage.rules.Count(TextOf(error["code"]).substr(0, kMostName));
  } else if (const Json outcome = listing.Get("outcome")) {
    Stage& stage = StageOf(TextOf(outcome["stage"]));
    const std::string status = TextOf(outcome["status"]);
    ++(status == "closed"    ? stage.closed
       : status == "skipped" ? stage.skipped
                             : stage.filtered);
    stage.rules.Count(TextOf(outcome["rule"]).substr(0, kMostName));
  } else {
    ++stages_[std::string(furthest)].last;
  }
}

std::string Funnel::RowHtml(const std::string& name, const Stage& stage,
                            uint64_t in, uint64_t waits) const {
  const uint64_t left = stage.filtered + stage.skipped + stage.closed;
  const uint64_t kept = in - left - stage.failed - waits;
  std::string told;
  const auto tell = [&told](uint64_t count, const char* what) {
    if (count == 0) return;
    told += (told.empty() ? "" : ", ") + Grouped(count) + " " + what;
  };
  tell(stage.filtered, "filtered");
  tell(stage.skipped, "skipped");
  tell(stage.closed, "closed");
  tell(stage.failed, "failed");
  tell(waits, "waiting");
  std::string html = "<li><span class=\"stage\">" +
                     Shown(name, static_cast<int>(kMostName)) + "</span>";
  html += LyingBar({{"kept", kept},
                    {"waits", waits},
                    {"left", left},
                    {"failed", stage.failed}},
                   total_,
                   name + ": " + Grouped(in) + " in, " + told +
                       (told.empty() ? "" : ", ") + Grouped(kept) + " remain");
  html += "<b class=\"kept\">" + Grouped(kept) + "</b>";
  if (told.empty()) return html + "</li>\n";
  const std::string rules = Shown(stage.rules.Text());
  html += "<p>" + told;
  if (!rules.empty()) html += " <span class=\"rules\">" + rules + "</span>";
  return html + "</p></li>\n";
}

std::string Funnel::Html() const {
  using Row = std::pair<std::string, const Stage*>;
  std::vector<Row> rows;
  for (const auto& [name, stage] : stages_) rows.emplace_back(name, &stage);
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return PlaceOf(a.first) < PlaceOf(b.first);
  });
  std::string items;
  uint64_t in = total_;
  uint64_t waiting = 0;  // live ones that are no further than here
  for (const auto& [name, stage] : rows) {
    const uint64_t waits = stage->seen ? waiting : 0;
    const uint64_t out = stage->filtered + stage->skipped + stage->closed +
                         stage->failed + waits;
    if (stage->seen || out > 0) items += RowHtml(name, *stage, in, waits);
    in -= out;
    waiting = waiting - waits + stage->last;
  }
  if (items.empty()) return "";
  return Section("funnel", "Funnel",
                 "<p class=\"note\">" + Counted(total_, "listing") +
                     " came in; each bar is what was left of them.</p>\n"
                     "<ol class=\"funnel\">\n" +
                     items + "</ol>\n");
}

}  // namespace jobutils
