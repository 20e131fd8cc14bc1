#include "schedule/due.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "schedule/span.h"

namespace jobutils {
namespace {

Time Minute(Time time) { return time - (time % kMinute + kMinute) % kMinute; }

// By the schedule alone; nullopt: at once.
std::optional<Time> Planned(const DueSource& source, const Policy& policy) {
  const bool own = !source.schedule.empty();
  const Schedule& schedule = own ? source.schedule : policy.fallback;
  const std::optional<Time>& last = source.state.last_run;
  if (schedule.every && last) return Minute(*last) + *schedule.every;
  if (!schedule.times) return std::nullopt;
  // One that is new waits for its own time, but not for that of all.
  const auto from = last || !own ? last : source.created_at;
  if (!from) return std::nullopt;
  return schedule.times->Next(*from);
}

bool IsOwed(const SourceState& state) {
  return state.failures > 0 ||
         (state.retry_after && state.last_run &&
          (!state.last_success || *state.last_success < *state.last_run));
}

Rest When(const char* rule, Time until) { return {rule, until, ""}; }

}  // namespace

Result<DueSource> ReadSource(const Record& record, Time now) {
  DueSource source;
  source.id = record.Text("id");
  Result<Schedule> schedule = ParseSchedule(record.Get("schedule"));
  if (!schedule) return schedule.error();
  if (!source.id.empty() && schedule->after == source.id) {
    return UsageError("schedule.after: expected another source");
  }
  source.schedule = std::move(*schedule);
  Result<SourceState> state = ParseState(record.Get("state"));
  if (!state) return state.error();
  source.state = std::move(*state);
  if (const Json created = record.Get("created_at")) {
    source.created_at = ParseTime(created.AsString().value_or(""));
    if (!source.created_at) {
      return UsageError(
          "created_at: expected a time such as '2026-08-20T05:30:00Z'");
    }
  }
  source.search = static_cast<bool>(record.Get("search"));
  for (auto* const time : {&source.state.last_run, &source.state.last_success,
                           &source.state.began, &source.created_at}) {
    if (*time > now) time->reset();
  }
  return source;
}

std::optional<Rest> Judge(const DueSource& source, const Policy& policy,
                          Time now) {
  const SourceState& state = source.state;
  if (!IsAtWork(state.status)) {
    return Rest{
        std::string("due.") + StatusName(state.status), {}, state.reason};
  }
  if (state.strikes >= policy.strikes) {
    return Rest{"due.disabled", {}, state.reason};
  }
  std::vector<Rest> rests;
  // Whoever keeps no `began` has noted it as the last run.
  const auto& began = state.began ? state.began : state.last_run;
  if (state.status == SourceStatus::kRunning && began) {
    const Time delay = DelayAfter(state.failures + 1, policy);
    rests.push_back(When("due.running", Minute(*began) + delay));
  } else if (!IsOwed(state)) {
    if (const std::optional<Time> planned = Planned(source, policy)) {
      rests.push_back(When("due.schedule", *planned));
    }
  } else if (state.failures > 0 && state.last_run) {
    const Time delay = DelayAfter(state.failures, policy);
    rests.push_back(When("due.backoff", Minute(*state.last_run) + delay));
  }
  if (state.retry_after) {
    rests.push_back(When("due.throttled", *state.retry_after));
  }
  if (state.last_success) {
    const Time cooldown = source.schedule.cooldown.value_or(
        source.search ? policy.search_cooldown : policy.cooldown);
    rests.push_back(
        When("due.cooldown", Minute(*state.last_success) + cooldown));
  }
  const auto longest = std::max_element(
      rests.begin(), rests.end(),
      [](const Rest& a, const Rest& b) { return *a.until < *b.until; });
  if (longest == rests.end() || *longest->until <= now) return std::nullopt;
  return *longest;
}

std::string Describe(const DueSource& source, const std::optional<Rest>& rest,
                     const Policy& policy) {
  const SourceState& state = source.state;
  const std::string& plan =
      source.schedule.empty() ? policy.fallback.text : source.schedule.text;
  const auto because = [&](const std::string& what) {
    return state.reason.empty() ? what : what + ": " + state.reason;
  };
  if (rest ? rest->rule == "due.backoff" : state.failures > 0) {
    return because("failed " + std::to_string(state.failures) +
                   (state.failures == 1 ? " time" : " times"));
  }
  if (!rest || rest->rule == "due.schedule") return plan;
  if (rest->rule == "due.cooldown") return "cooling down";
  if (rest->rule == "due.throttled") return because("told to wait");
  if (rest->rule == "due.running") return "running";
  if (rest->rule == "due.after") return "after " + rest->why;
  if (rest->rule == "due.cap") return "enough for this run";
  if (rest->rule == "due.daily") return "enough for this day";
  if (rest->rule == "due.added") return "to be confirmed";
  return because(rest->rule.substr(sizeof "due." - 1));
}

}  // namespace jobutils
