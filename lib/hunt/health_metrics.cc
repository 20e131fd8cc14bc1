// https://prometheus.io/docs/instrumenting/exposition_formats/

#include <cstdint>
#include <utility>
#include <vector>

#include "base/visible.h"
#include "hunt/health.h"
#include "record/record.h"

namespace jobutils {
namespace {

using Labels = std::vector<std::pair<const char*, std::string>>;

std::string Escaped(const std::string& value) {
  std::string escaped;
  for (const char c : Visible(value)) {
    if (c == '\\' || c == '"') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

// All samples of one metric, which is a gauge.
class Metric {
 public:
  Metric(const std::string& name, const std::string& help)
      : name_("jobutils_" + name),
        head_("# HELP " + name_ + ' ' + help + "\n# TYPE " + name_ +
              " gauge\n") {}

  void Add(const Labels& labels, int64_t value) {
    samples_ += name_;
    const char* separator = "{";
    for (const auto& [label, text] : labels) {
      samples_ += separator;
      samples_ += label;
      samples_ += "=\"" + Escaped(text) + '"';
      separator = ",";
    }
    if (!labels.empty()) samples_ += '}';
    samples_ += ' ' + std::to_string(value) + '\n';
  }

  // "" without a sample.
  std::string Text() const { return samples_.empty() ? "" : head_ + samples_; }

 private:
  std::string name_;
  std::string head_;
  std::string samples_;
};

std::string StageMetrics(const std::vector<StageHealth>& stages) {
  Metric listings("listings", "Listings in a step, by what became of them.");
  Metric at("stage_last_commit_seconds", "When the step last wrote anything.");
  Metric running("stage_running", "Whether the step is at work.");
  Metric stale("stage_stale", "Whether the step was set up anew since.");
  Metric broken("stage_broken", "Whether the journal is damaged.");
  for (const StageHealth& stage : stages) {
    if (!stage.why_not.empty()) continue;
    const Labels labels = {{"stage", stage.stage}};
    for (const auto& [what, count] :
         {std::pair("new", stage.unread), std::pair("done", stage.done),
          std::pair("filtered", stage.filtered),
          std::pair("skipped", stage.skipped),
          std::pair("closed", stage.closed),
          std::pair("waiting", stage.waiting),
          std::pair("retrying", stage.retrying), std::pair("dead", stage.dead),
          std::pair("failed", stage.failed)}) {
      listings.Add({{"stage", stage.stage}, {"status", what}},
                   static_cast<int64_t>(count));
    }
    if (stage.at) at.Add(labels, *stage.at);
    running.Add(labels, stage.running);
    stale.Add(labels, stage.stale);
    broken.Add(labels, !stage.trouble.empty());
  }
  return listings.Text() + at.Text() + running.Text() + stale.Text() +
         broken.Text();
}

std::string SourceMetrics(const Health& health) {
  Metric sources("sources", "Sources, by their status.");
  for (const auto& [status, count] : health.source_counts) {
    sources.Add({{"status", status}}, static_cast<int64_t>(count));
  }
  Metric troubled("source_troubled", "Sources that failed or are disabled.");
  for (const SourceHealth& source : health.troubled) {
    troubled.Add({{"source", source.id}, {"status", source.status}}, 1);
  }
  return sources.Text() + troubled.Text();
}

std::string RunMetrics(const Health& health) {
  Metric healthy("healthy", "Whether the hunt has no problem.");
  healthy.Add({}, health.problems.empty());
  Metric running("running", "Whether a run is going on.");
  running.Add({}, health.running);
  Metric paused("paused", "Whether the hunt is paused.");
  paused.Add({}, health.runs.paused.has_value());
  Metric runs("runs", "Runs so far.");
  runs.Add({}, static_cast<int64_t>(health.runs.runs));
  Metric success("last_success_seconds", "When the last success ended.");
  if (health.runs.last_success) success.Add({}, *health.runs.last_success);
  Metric ended("last_run_seconds", "When the last run ended, and how.");
  Record run;
  if (run.Parse(health.last_run)) {
    const auto at = ParseTime(run.Text("ended_at"));
    if (at) ended.Add({{"status", run.Text("status")}}, *at);
  }
  return healthy.Text() + running.Text() + paused.Text() + runs.Text() +
         success.Text() + ended.Text();
}

}  // namespace

std::string HealthMetrics(const Health& health) {
  return StageMetrics(health.stages) + SourceMetrics(health) +
         RunMetrics(health);
}

}  // namespace jobutils
