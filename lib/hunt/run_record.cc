#include "hunt/run_record.h"

#include <array>

#include "hunt/chain.h"
#include "record/json.h"

namespace jobutils {
namespace {

constexpr std::array<const char*, 4> kStatusNames = {"running", "success",
                                                     "partial", "failed"};

void AddCount(JsonObject& json, const char* key, uint64_t count) {
  json.Integer(key, static_cast<int64_t>(count));
}

std::string CountsJson(const StageCounts& counts) {
  JsonObject json;
  AddCount(json, "in", counts.in());
  AddCount(json, "out", counts.out);
  AddCount(json, "filtered", counts.filtered);
  AddCount(json, "skipped", counts.skipped);
  AddCount(json, "closed", counts.closed);
  AddCount(json, "errors", counts.errors);
  return json.str();
}

// In the order of the chain.
std::string StagesJson(const RunRecord& run) {
  JsonObject json;
  for (const ChainLink& link : kChain) {
    const auto found = run.stages.find(link.stage);
    if (found != run.stages.end()) {
      json.Raw(link.stage, CountsJson(found->second));
    }
  }
  return json.str();
}

std::string ErrorsJson(const std::vector<RunError>& errors) {
  JsonArray json;
  for (const RunError& error : errors) {
    JsonObject one;
    one.Text("stage", error.stage).Text("message", error.message);
    if (error.status != 0) one.Integer("status", error.status);
    json.Raw(one.str());
  }
  return json.empty() ? "" : json.str();
}

uint64_t OutOf(const RunRecord& run, const char* stage) {
  const auto found = run.stages.find(stage);
  return found == run.stages.end() ? 0 : found->second.out;
}

std::string Counted(uint64_t count, const std::string& noun) {
  return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

}  // namespace

std::string RunJson(const RunRecord& run) {
  JsonObject json;
  json.Text("kind", "run").Text("id", run.id);
  json.Text("started_at", FormatTime(run.started_at));
  if (run.ended_at) json.Text("ended_at", FormatTime(*run.ended_at));
  json.Text("status", kStatusNames[run.status]);
  if (run.status == RunRecord::kRunning) return json.str();
  JsonObject sources;
  AddCount(sources, "due", run.due);
  AddCount(sources, "ok", run.read);
  AddCount(sources, "failed", run.failed);
  json.Raw("sources", sources.str());
  json.Raw("stages", StagesJson(run));
  json.Raw("errors", ErrorsJson(run.errors));
  // No stage asks a language model.
  json.Integer("tokens", 0).Integer("cost", 0);
  return json.str();
}

std::string RunLine(const RunRecord& run) {
  std::string line = run.id;
  if (run.status == RunRecord::kFailed) {
    line += " failed";
    if (!run.errors.empty()) {
      const RunError& first = run.errors.front();
      line += ": " + (first.stage.empty() ? "" : first.stage + ": ");
      line += first.message;
    }
    if (run.errors.size() > 1) {
      line += " (" + Counted(run.errors.size(), "error") + ")";
    }
    return line;
  }
  line += ": " + Counted(run.due, "source");
  if (run.failed > 0) line += ", " + std::to_string(run.failed) + " failed";
  line += "; " + std::to_string(OutOf(run, "scrape")) + " new or changed";
  uint64_t errors = 0;
  for (const auto& [stage, counts] : run.stages) errors += counts.errors;
  if (OutOf(run, "match") > 0) {
    line += ", " + std::to_string(OutOf(run, "match")) + " matched";
  }
  if (OutOf(run, "draft") > 0) {
    line += ", " + Counted(OutOf(run, "draft"), "draft");
  }
  if (errors > 0) line += "; " + Counted(errors, "error");
  for (const std::string& source : run.disabled) {
    line += "; disabled " + source;
  }
  return line;
}

}  // namespace jobutils
