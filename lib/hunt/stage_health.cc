#include "hunt/stage_health.h"

#include <algorithm>

#include "journal/head.h"
#include "journal/reader.h"
#include "log/stages.h"
#include "log/status.h"
#include "step/standing.h"

namespace jobutils {
namespace {

std::string TextOf(Json json) { return json.AsString().value_or(""); }

// Whether an outcome may be the doing of the step. What job-filter says in
// `details` may also have been said in `filter`.
bool IsBy(const std::string& stage, const std::string& tool) {
  if (stage == "scrape" && tool == "diff") return true;
  if (stage == "details" && (tool == "filter" || tool == "scrape")) return true;
  return stage == tool;
}

void Count(const Record& record, StageHealth& health) {
  if (record.kind() != "listing") return;
  if (record.live()) {
    ++health.done;
    return;
  }
  if (const Json outcome = record.Get("outcome")) {
    if (!IsBy(health.stage, TextOf(outcome["stage"]))) return;
    const std::string status = TextOf(outcome["status"]);
    ++(status == "filtered" ? health.filtered
       : status == "closed" ? health.closed
                            : health.skipped);
    return;
  }
  const Standing standing = StandingOf(record, health.stage);
  switch (standing.kind) {
    case Standing::kPending:
      ++(standing.waiting ? health.waiting : health.retrying);
      break;
    case Standing::kDead:
      ++health.dead;
      break;
    case Standing::kFailed:
      ++health.failed;
      break;
    case Standing::kSettled:
      break;
  }
}

struct Unread {
  uint64_t live = 0;
  uint64_t filtered = 0;
};

Result<Unread> CountUnread(const std::string& state, const StagePlan& stage) {
  const Result<std::optional<JournalHead>> head =
      ReadHead(FolderOf(state, stage.name));
  if (!head) return head.error();
  Position from;
  if (*head) {
    const Inputs& in = (*head)->commit.in;
    const auto read = in.find(stage.from);
    if (read != in.end()) from = read->second;
  }
  Result<JournalReader> reader =
      JournalReader::Open(FolderOf(state, stage.from), from, stage.name);
  if (!reader) return reader.error();
  Unread unread;
  Record record;
  for (;;) {
    const Result<bool> more = reader->Next();
    if (!more) return more.error();
    if (!*more) return unread;
    for (const std::string_view line : Lines(reader->batch().lines)) {
      if (!record.Parse(line) || record.kind() != "listing") continue;
      if (record.live()) ++unread.live;
      if (TextOf(record.Get("outcome")["status"]) == "filtered") {
        ++unread.filtered;
      }
    }
  }
}

}  // namespace

StageHealth HealthOf(const std::string& workspace, const std::string& state,
                     const StagePlan& stage, const StageHealth* before) {
  StageHealth health;
  health.stage = stage.name;
  health.why_not = stage.enabled ? "" : stage.why_not;
  if (!stage.enabled) return health;
  const StageStatus status =
      StatusOf(workspace, state, stage.name,
               [&health](const Record& record) { Count(record, health); });
  health.at = status.at;
  health.next_at = status.next_at;
  health.running = status.locked;
  health.stale = status.stale;
  health.trouble = status.trouble;
  if (before == nullptr || !health.trouble.empty()) return health;
  const Result<Unread> unread = CountUnread(state, stage);
  if (!unread) {
    health.trouble = unread.error().message;
    return health;
  }
  health.unread = unread->live;
  if (stage.name == "details" && before->stage == "filter") {
    const uint64_t came =
        before->filtered - std::min(before->filtered, unread->filtered);
    health.filtered -= std::min(health.filtered, came);
  }
  return health;
}

}  // namespace jobutils
