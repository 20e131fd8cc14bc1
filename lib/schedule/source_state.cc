#include "schedule/source_state.h"

#include <algorithm>
#include <iterator>

#include "schedule/local_time.h"

namespace jobutils {
namespace {

constexpr const char* kNames[] = {
    "added",  "confirmed", "scheduled", "running",  "completed",
    "failed", "paused",    "stopped",   "disabled", "archived"};
constexpr int64_t kMostCounted = 1'000'000'000;

// Takes the members of a state one by one; the first that is not what it must
// be is what `error` is.
struct StateReader {
  Json state;
  std::optional<Error> error;

  void Fail(const char* key, const char* expected) {
    if (error) return;
    error = UsageError(std::string("state.") + key + ": expected " + expected);
  }

  void Read(const char* key, std::optional<Time>& time) {
    const Json value = state[key];
    if (!value) return;
    time = ParseTime(value.AsString().value_or(""));
    if (!time) Fail(key, "a time such as '2026-08-20T05:30:00Z'");
  }

  void Read(const char* key, int64_t& count) {
    const Json value = state[key];
    if (!value) return;
    count = value.AsInteger().value_or(-1);
    if (count >= 0 && count <= kMostCounted) return;
    Fail(key, "a whole number of 0 or more");
  }

  void Read(const char* key, SourceStatus& status) {
    const Json value = state[key];
    if (!value) return;
    const std::string name = value.AsString().value_or("");
    for (size_t i = 0; i < std::size(kNames); ++i) {
      if (name != kNames[i]) continue;
      status = static_cast<SourceStatus>(i);
      return;
    }
    Fail(key, "a status such as 'confirmed' or 'paused'");
  }
};

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
  StateReader reader{json, {}};
  reader.Read("status", state.status);
  reader.Read("last_run", state.last_run);
  reader.Read("last_success", state.last_success);
  reader.Read("retry_after", state.retry_after);
  reader.Read("failures", state.failures);
  reader.Read("strikes", state.strikes);
  reader.Read("runs_today", state.runs_today);
  state.reason = json["reason"].AsString().value_or("");
  if (reader.error) return *reader.error;
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
  time("retry_after", state.retry_after);
  count("failures", state.failures);
  count("strikes", state.strikes);
  count("runs_today", state.runs_today);
  return object.str();
}

int64_t RunsOn(const SourceState& state, Time now) {
  const bool today =
      state.last_run && DayOf(LocalOf(*state.last_run)) == DayOf(LocalOf(now));
  return today ? std::max<int64_t>(state.runs_today, 1) : 0;
}

}  // namespace jobutils
