#include <algorithm>

#include "base/visible.h"
#include "hunt/health.h"
#include "log/text_table.h"
#include "record/record.h"

namespace jobutils {
namespace {

constexpr size_t kMostTroubled = 20;

std::string Notes(const StageHealth& health, Time now) {
  std::string notes;
  const auto add = [&notes](const std::string& note) {
    notes += (notes.empty() ? "" : ", ") + note;
  };
  if (!health.why_not.empty()) add("off");
  if (!health.trouble.empty()) add("broken");
  if (health.running) add("running");
  if (health.stale) add("stale");
  if (health.next_at) {
    add(*health.next_at <= now ? "a retry is due"
                               : "retry in " + AgeText(*health.next_at - now));
  }
  return notes;
}

std::string StageTable(const std::vector<StageHealth>& stages, Time now) {
  std::vector<TextRow> rows = {{"STAGE", "LAST", "NEW", "DONE", "FILTERED",
                                "SKIPPED", "CLOSED", "WAITING", "RETRYING",
                                "DEAD", "FAILED", ""}};
  for (const StageHealth& one : stages) {
    TextRow row = {one.stage, one.at ? AgeText(now - *one.at) : "never"};
    for (const uint64_t count :
         {one.unread, one.done, one.filtered, one.skipped, one.closed,
          one.waiting, one.retrying, one.dead, one.failed}) {
      row.push_back(CountText(count));
    }
    row.push_back(Notes(one, now));
    rows.push_back(std::move(row));
  }
  return TextTable(rows);
}

std::string SourcesText(const Health& health) {
  std::string text = std::to_string(health.sources.size()) +
                     (health.sources.size() == 1 ? " source" : " sources");
  std::string separator = ": ";
  for (const auto& [status, count] : health.source_counts) {
    text += separator + std::to_string(count) + ' ' + Visible(status);
    separator = ", ";
  }
  text += '\n';
  const size_t shown = std::min(health.troubled.size(), kMostTroubled);
  for (size_t i = 0; i < shown; ++i) {
    const SourceHealth& source = health.troubled[i];
    text += "  " + Visible(source.id) + ' ' + Visible(source.status);
    if (!source.reason.empty()) text += ": " + Visible(source.reason);
    text += '\n';
  }
  if (shown < health.troubled.size()) {
    text += "  and " + std::to_string(health.troubled.size() - shown) +
            " more, see 'job-hunt source list'\n";
  }
  return text;
}

std::string RunsText(const Health& health, Time now) {
  std::string text;
  Record run;
  if (run.Parse(health.last_run)) {
    text += "last run      ";
    const auto ended = ParseTime(run.Text("ended_at"));
    if (ended) text += AgeText(now - *ended) + " ago, ";
    text += Visible(run.Text("id") + ", " + run.Text("status")) + '\n';
  }
  if (health.runs.last_success) {
    text +=
        "last success  " + AgeText(now - *health.runs.last_success) + " ago\n";
  }
  if (health.running) text += "running       now\n";
  return text;
}

}  // namespace

std::string HealthText(const Health& health, Time now) {
  std::string text = StageTable(health.stages, now) + '\n';
  text += SourcesText(health) + RunsText(health, now);
  for (const std::string& problem : health.problems) {
    text += "problem: " + Visible(problem) + '\n';
  }
  for (const std::string& note : health.notes) {
    text += "note: " + Visible(note) + '\n';
  }
  return text;
}

}  // namespace jobutils
