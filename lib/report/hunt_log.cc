#include "report/hunt_log.h"

#include "report/html_table.h"
#include "report/markup.h"

namespace jobutils {
namespace {

constexpr size_t kMostStages = 20;
constexpr size_t kMostErrors = 5;

std::string Took(Json from, Json to) {
  const auto begin = ParseTime(from.AsString().value_or(""));
  const auto end = ParseTime(to.AsString().value_or(""));
  if (!begin || !end || *end < *begin) return "";
  const int64_t seconds = *end - *begin;
  if (seconds < 60) return std::to_string(seconds) + " s";
  if (seconds < 3600) return std::to_string(seconds / 60) + " min";
  return std::to_string(seconds / 3600) + " h " +
         std::to_string(seconds % 3600 / 60) + " min";
}

std::string CountOrNone(Json value) {
  const uint64_t count = CountOf(value);
  return count == 0 ? "" : Grouped(count);
}

std::string Stages(Json stages) {
  std::string html;
  size_t count = 0;
  for (const auto& [key, stage] : stages.Members()) {
    if (++count > kMostStages) break;
    std::string name;
    AppendUnescaped(name, key);
    html += "<li>" + Shown(name, 40) + " " + Grouped(CountOf(stage["in"])) +
            "&#8239;→&#8239;" + Grouped(CountOf(stage["out"]));
    for (const char* what : {"filtered", "skipped"}) {
      const uint64_t number = CountOf(stage[what]);
      if (number > 0) html += ", " + Grouped(number) + " " + what;
    }
    const uint64_t errors = CountOf(stage["errors"]);
    if (errors > 0) html += ", " + Counted(errors, "error");
    html += "</li>";
  }
  return html.empty() ? "" : "<ul class=\"stages\">" + html + "</ul>";
}

std::string Errors(Json errors) {
  std::string html;
  size_t count = 0;
  for (const Json error : errors.Items()) {
    if (++count > kMostErrors) continue;
    html += "<li>" + Shown(error["stage"], 40) + ": " +
            Shown(error["message"], 160) + "</li>";
  }
  if (count > kMostErrors) {
    html += "<li>and " + Grouped(count - kMostErrors) + " more</li>";
  }
  return html.empty() ? "" : "<ul class=\"errors\">" + html + "</ul>";
}

std::string Sources(Json sources) {
  if (!sources) return "";
  std::string html = Grouped(CountOf(sources["ok"])) + " of " +
                     Grouped(CountOf(sources["due"])) + " ok";
  const uint64_t failed = CountOf(sources["failed"]);
  return failed == 0 ? html : html + ", " + Grouped(failed) + " failed";
}

}  // namespace

void HuntLog::AddRun(const Record& run) {
  const Json from = run.Get("started_at");
  const std::string status = run.Text("status");
  const char* look = status == "success"   ? "good"
                     : status == "running" ? "rest"
                                           : "bad";
  const auto cost = run.Get("cost").AsNumber();
  runs_.push_front({TimeHtml(from), Badge(look, Shown(status, 20)),
                    Took(from, run.Get("ended_at")),
                    Sources(run.Get("sources")),
                    Stages(run.Get("stages")) + Errors(run.Get("errors")),
                    CountOrNone(run.Get("tokens")),
                    cost && *cost != 0 ? Escaped(JsonNumber(*cost)) : ""});
  if (runs_.size() > kRuns) runs_.pop_back();
}

void HuntLog::AddStep(const Record& stage) {
  if (steps_.size() == kSteps) return;
  const std::string trouble = Shown(stage.Get("trouble"), 120);
  uint64_t behind = 0;
  for (const auto& [upstream, count] : stage.Get("behind").Members()) {
    behind += CountOf(count);
  }
  std::string state =
      trouble.empty() ? "" : "<span class=\"errors\">" + trouble + "</span> ";
  if (stage.Get("stale").AsBool() == true) state += Badge("rest", "stale");
  if (stage.Get("locked").AsBool() == true) state += Badge("rest", "running");
  steps_.push_back(
      {Shown(stage.Get("id"), 40), TimeHtml(stage.Get("at")),
       CountOrNone(stage.Get("live")), CountOrNone(stage.Get("dropped")),
       CountOrNone(stage.Get("waiting")), CountOrNone(stage.Get("retrying")),
       CountOrNone(stage.Get("dead")), CountOrNone(stage.Get("failed")),
       behind == 0 ? "" : Grouped(behind), state});
}

std::string HuntLog::RunsHtml() const {
  HtmlTable table({{"Begun"},
                   {"Ended as"},
                   {"Took", true},
                   {"Sources"},
                   {"Stages"},
                   {"Tokens", true},
                   {"Cost", true}});
  for (const auto& row : runs_) table.Add(row);
  return Section("runs", "Last runs", table.Html());
}

std::string HuntLog::StepsHtml() const {
  HtmlTable table({{"Step"},
                   {"Last commit"},
                   {"Live", true},
                   {"Dropped", true},
                   {"Waiting", true},
                   {"Retrying", true},
                   {"Dead", true},
                   {"Failed", true},
                   {"Not read", true},
                   {"State"}});
  for (const auto& row : steps_) table.Add(row);
  return Section("steps", "Steps", table.Html());
}

}  // namespace jobutils
