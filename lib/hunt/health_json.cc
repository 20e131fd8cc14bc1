#include "hunt/health.h"
#include "record/record.h"

namespace jobutils {
namespace {

std::string StageJson(const StageHealth& health) {
  JsonObject json;
  json.Text("kind", "stage")
      .Text("id", health.stage)
      .Bool("enabled", health.why_not.empty());
  if (health.at) json.Text("at", FormatTime(*health.at));
  const auto count = [&json](const char* key, uint64_t number) {
    json.Integer(key, static_cast<int64_t>(number));
  };
  count("new", health.unread);
  count("done", health.done);
  count("filtered", health.filtered);
  count("skipped", health.skipped);
  count("closed", health.closed);
  count("waiting", health.waiting);
  count("retrying", health.retrying);
  count("dead", health.dead);
  count("failed", health.failed);
  if (health.next_at) json.Text("next_at", FormatTime(*health.next_at));
  return json.Bool("locked", health.running)
      .Bool("stale", health.stale)
      .Text("trouble", health.trouble)
      .str();
}

std::string Texts(const std::vector<std::string>& texts) {
  JsonArray array;
  for (const std::string& text : texts) array.Text(text);
  return array.empty() ? "" : array.str();
}

std::string HuntJson(const Health& health) {
  JsonObject json;
  json.Text("kind", "hunt").Bool("healthy", health.problems.empty());
  json.Bool("running", health.running);
  if (health.runs.paused) {
    json.Raw("paused", JsonObject()
                           .Text("at", FormatTime(health.runs.paused->at))
                           .Text("reason", health.runs.paused->what)
                           .str());
  }
  Record run;
  if (run.Parse(health.last_run)) {
    json.Raw("last_run", JsonObject()
                             .Text("id", run.Text("id"))
                             .Text("ended_at", run.Text("ended_at"))
                             .Text("status", run.Text("status"))
                             .str());
  }
  if (health.runs.last_success) {
    json.Text("last_success", FormatTime(*health.runs.last_success));
  }
  return json.Raw("problems", Texts(health.problems))
      .Raw("notes", Texts(health.notes))
      .str();
}

}  // namespace

std::string HealthJson(const Health& health) {
  std::string lines;
  for (const StageHealth& stage : health.stages) {
    lines += StageJson(stage) + '\n';
  }
  for (const std::string& source : health.sources) lines += source + '\n';
  return lines + HuntJson(health) + '\n';
}

}  // namespace jobutils
