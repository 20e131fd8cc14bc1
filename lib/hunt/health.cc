#include "hunt/health.h"

#include <utility>

#include "hunt/source_event.h"
#include "log/cat.h"
#include "log/follower.h"
#include "log/stages.h"
#include "log/text_table.h"
#include "record/record.h"
#include "schedule/local_time.h"

namespace jobutils {
namespace {

// Of the last records of the journal of runs one has ended.
constexpr uint64_t kLastRuns = 4;

std::string TextOf(Json json) { return json.AsString().value_or(""); }

void ExamineStages(const std::string& workspace, const std::string& state,
                   const Plan& plan, Health& health) {
  health.stages.reserve(plan.stages.size());
  const StageHealth* before = nullptr;
  std::vector<std::string> stale;
  for (const StagePlan& stage : plan.stages) {
    health.stages.push_back(HealthOf(workspace, state, stage, before));
    const StageHealth& now = health.stages.back();
    if (stage.enabled) before = &now;
    if (!now.why_not.empty()) {
      health.notes.push_back("'" + stage.name + "' is off: " + now.why_not);
    }
    if (!now.trouble.empty()) health.problems.push_back(now.trouble);
    if (now.stale) stale.push_back(stage.name);
    if (now.dead == 0) continue;
    health.problems.push_back(
        "'" + stage.name + "' has given up " + std::to_string(now.dead) +
        (now.dead == 1 ? " listing" : " listings") +
        ", see 'job-hunt list --status failed' and 'job-hunt retry'");
  }
  if (!stale.empty()) {
    std::string note = "set up otherwise than at the last run:";
    for (const std::string& stage : stale) {
      note += (stage == stale.front() ? " '" : ", '") + stage + "'";
    }
    health.notes.push_back(note + "; 'job-hunt rescore --from " +
                           stale.front() + "' judges anew what was before");
  }
}

std::string Counted(uint64_t count) {
  return std::to_string(count) + (count == 1 ? " source is" : " sources are");
}

void ExamineSources(const std::string& state, Health& health) {
  Record record;
  const Status read = CatRecords(
      FolderOf(state, "sources"), {{}, "source"}, [&](std::string_view line) {
        record.Parse(line);
        const Json source = record.Get("state");
        const std::string status = TextOf(source["status"]);
        ++health.source_counts[status];
        health.sources.emplace_back(line);
        if (status == "failed" || status == "disabled") {
          // Called as it was typed.
          const std::string id = record.Text(IsLine(record) ? "line" : "id");
          health.troubled.push_back({id, status, TextOf(source["reason"])});
        }
        return true;
      });
  if (!read) health.problems.push_back(read.error().message);
  const auto& counts = health.source_counts;
  if (const auto added = counts.find("added"); added != counts.end()) {
    health.notes.push_back(Counted(added->second) +
                           " to be confirmed, see 'job-hunt source list' and "
                           "'job-hunt source confirm'");
  }
  if (const auto disabled = counts.find("disabled"); disabled != counts.end()) {
    health.problems.push_back(Counted(disabled->second) +
                              " disabled, see 'job-hunt source list' and "
                              "'job-hunt source resume'");
  }
}

std::string LastRunOf(const std::string& state, Health& health) {
  std::string last;
  Result<Follower> follower =
      Follower::Open({FolderOf(state, "runs")}, kLastRuns);
  Status read = follower ? Status(Ok{}) : Status(follower.error());
  Record record;
  if (follower) {
    read = follower->Give([&](std::string_view line) {
      if (record.Parse(line) && record.Has("ended_at")) last = line;
      return true;
    });
  }
  if (!read) health.problems.push_back(read.error().message);
  return last;
}

void ExamineRuns(const std::string& state, const Plan& plan, Time now,
                 Health& health) {
  const Result<RunStanding> runs = ReadRunStanding(state);
  if (!runs) return health.problems.push_back(runs.error().message);
  health.runs = *runs;
  health.running = IsLocked(FolderOf(state, "runs"), "run.lock");
  health.last_run = LastRunOf(state, health);
  Record run;
  if (run.Parse(health.last_run) && run.Text("status") == "failed") {
    const Json error = run.Get("errors").At(0);
    std::string why = TextOf(error["stage"]);
    why += (why.empty() ? "" : ": ") + TextOf(error["message"]);
    health.problems.push_back(run.Text("id") + " failed" +
                              (why.empty() ? "" : ": " + why));
  }
  if (runs->open && !health.running) {
    health.notes.push_back(runs->open->what +
                           " was killed; the next run goes on with it");
  }
  if (runs->paused) {
    const std::string& why = runs->paused->what;
    health.notes.push_back("paused since " + FormatLocal(runs->paused->at) +
                           (why.empty() ? "" : ": " + why));
  } else if (runs->last_success && now - *runs->last_success > plan.stale) {
    health.problems.push_back("no success for " +
                              AgeText(now - *runs->last_success));
  } else if (!runs->last_success && !health.running) {
    health.problems.push_back(runs->runs == 0 ? "it has not run yet"
                                              : "no run has been a success");
  }
}

}  // namespace

Health Examine(const std::string& workspace, const std::string& state,
               const Plan& plan, Time now) {
  Health health;
  ExamineRuns(state, plan, now, health);
  ExamineSources(state, health);
  ExamineStages(workspace, state, plan, health);
  return health;
}

}  // namespace jobutils
