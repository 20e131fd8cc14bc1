#include "schedule/source_state.h"

#include <algorithm>
#include <iterator>

#include "schedule/local_time.h"
#include "schedule/span.h"

namespace jobutils {
namespace {

constexpr const char* kNames[] = {
    "added",  "confirmed", "scheduled", "running",  "completed",
    "failed", "paused",    "stopped",   "disabled", "archived"};
constexpr int64_t kMostCounted = 1'000'000'000;

struct TimeKey {
  const char* key;
  std::optional<Time> SourceState::*member;
};
constexpr TimeKey kTimes[] = {{"last_run", &SourceState::last_run},
                              {"last_success", &SourceState::last_success},
                              {"began", &SourceState::began},
                              {"retry_after", &SourceState::retry_after}};

struct CountKey {
  const char* key;
  int64_t SourceState::*member;
};
constexpr CountKey kCounts[] = {{"failures", &SourceState::failures},
                                {"strikes", &SourceState::strikes},
                                {"runs_today", &SourceState::runs_today},
                                {"interruptions", &SourceState::interruptions}};

// Takes a member of a state; returns "", or what was expected.
const char* ReadMember(std::string_view key, const Json& value,
                       SourceState& state) {
  for (const TimeKey& known : kTimes) {
    if (key != known.key) continue;
    const auto time = ParseTime(value.AsString().value_or(""));
    state.*known.member = time;
    return time ? "" : "a time such as '2026-08-20T05:30:00Z'";
  }
  for (const CountKey& known : kCounts) {
    if (key != known.key) continue;
    const int64_t count = value.AsInteger().value_or(-1);
    state.*known.member = count;
    return count >= 0 && count <= kMostCounted ? ""
                                               : "a whole number of 0 or more";
  }
  if (key == "reason") state.reason = value.AsString().value_or("");
  if (key != "status") return "";
  const std::string name = value.AsString().value_or("");
  for (size_t i = 0; i < std::size(kNames); ++i) {
    if (name != kNames[i]) continue;
    state.status = static_cast<SourceStatus>(i);
    return "";
  }
  return "a status such as 'confirmed' or 'paused'";
}

}  // namespace

const char* StatusName(SourceStatus status) {
  return kNames[static_cast<size_t>(status)];
}

bool IsAtWork(SourceStatus status) {
  return status >= SourceStatus::kConfirmed && status <= SourceStatus::kFailed;
}

Result<SourceState> ParseState(Json json) {
  SourceState state;
  if (!json) return state;
  if (json.type() != Json::Type::kObject) {
    return UsageError("state: expected an object");
  }
  for (const auto& [raw, value] : json.Members()) {
    if (!value) continue;
    std::string key;
    AppendUnescaped(key, raw);
    const std::string expected = ReadMember(key, value, state);
    if (expected.empty()) continue;
    return UsageError("state." + key + ": expected " + expected);
  }
  return state;
}

std::string StateJson(const SourceState& state) {
  JsonObject object;
  const auto time = [&](const char* key, const std::optional<Time>& value) {
    if (value) object.Text(key, FormatTime(*value));
  };
  const auto count = [&](const char* key, int64_t value) {
    if (value > 0) object.Integer(key, value);
  };
  object.Text("status", StatusName(state.status));
  object.Text("reason", state.reason);
  time("last_run", state.last_run);
  time("last_success", state.last_success);
  time("began", state.began);
  time("retry_after", state.retry_after);
  count("failures", state.failures);
  count("strikes", state.strikes);
  count("runs_today", state.runs_today);
  count("interruptions", state.interruptions);
  return object.str();
}

int64_t RunsOn(const SourceState& state, Time now) {
  // What is further off is another day on any wall.
  const auto is_today = [&](const std::optional<Time>& time) {
    return time && *time > now - 2 * kDay &&
           (*time == now || DayOf(LocalOf(*time)) == DayOf(LocalOf(now)));
  };
  const int64_t ended =
      is_today(state.last_run) ? std::max<int64_t>(state.runs_today, 1) : 0;
  return ended + (is_today(state.began) ? 1 : 0);
}

}  // namespace jobutils
