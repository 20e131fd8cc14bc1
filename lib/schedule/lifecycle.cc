#include "schedule/lifecycle.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

#include "base/utf8.h"
#include "schedule/span.h"

namespace jobutils {
namespace {

using Event = SourceEvent;

constexpr const char* kNames[] = {
    "added",  "confirmed", "scheduled", "running", "completed",
    "failed", "paused",    "resumed",   "stopped", "archived"};
constexpr Time kLongestWait = 30 * kDay;

// Reasons of `broken` that a failing network has too.
constexpr std::string_view kNetwork[] = {"resolve", "connect", "timeout",
                                         "transfer"};

unsigned Set(std::initializer_list<Event> events) {
  unsigned set = 0;
  for (const Event event : events) set |= 1U << static_cast<unsigned>(event);
  return set;
}

// What can happen to a source.
unsigned EventsFrom(const std::optional<SourceState>& state) {
  if (!state) return Set({Event::kAdded});
  switch (state->status) {
    case SourceStatus::kAdded:
      return Set({Event::kConfirmed, Event::kArchived});
    case SourceStatus::kConfirmed:
    case SourceStatus::kScheduled:
    case SourceStatus::kCompleted:
    case SourceStatus::kFailed:
      return Set({Event::kScheduled, Event::kRunning, Event::kPaused,
                  Event::kStopped, Event::kArchived});
    case SourceStatus::kRunning:
      // Running once more: the run before died.
      return Set({Event::kScheduled, Event::kRunning, Event::kCompleted,
                  Event::kFailed, Event::kPaused, Event::kStopped,
                  Event::kArchived});
    case SourceStatus::kPaused:
      return Set({Event::kResumed, Event::kStopped, Event::kArchived,
                  Event::kCompleted, Event::kFailed});
    case SourceStatus::kStopped:
      return Set({Event::kResumed, Event::kArchived, Event::kCompleted,
                  Event::kFailed});
    case SourceStatus::kDisabled:
      return Set({Event::kResumed, Event::kStopped, Event::kArchived});
    case SourceStatus::kArchived:
      return Set({Event::kAdded});
  }
  return 0;
}

bool Has(unsigned set, Event event) {
  return (set >> static_cast<unsigned>(event) & 1) != 0;
}

Error Senseless(const std::optional<SourceState>& state, Event event) {
  std::string expected;
  for (size_t i = 0; i < std::size(kNames); ++i) {
    if (!Has(EventsFrom(state), static_cast<Event>(i))) continue;
    expected += (expected.empty() ? "'" : ", '") + std::string(kNames[i]) + "'";
  }
  return UsageError(
      (state ? "a source that is '" + std::string(StatusName(state->status))
             : "a source that is 'unknown") +
      "' cannot be '" + EventName(event) + "', expected " + expected);
}

// The run is over, one way or the other.
void End(SourceState& state) {
  state.interruptions = 0;
  if (!state.began) return;
  const Time began = *state.began;
  state.began.reset();
  state.runs_today = RunsOn(state, began) + 1;
  state.last_run = began;
}

void Fail(SourceState& state, const SourceChange& change, int64_t strikes) {
  End(state);
  state.retry_after = change.retry_after;
  if (!change.retry_after) ++state.failures;
  if (change.strike) ++state.strikes;
  const bool over = change.final || state.strikes >= strikes;
  if (!over && !IsAtWork(state.status)) return;
  state.status = over ? SourceStatus::kDisabled : SourceStatus::kFailed;
  state.reason = change.reason;
}

void Complete(SourceState& state, const SourceChange& change) {
  End(state);
  state.last_success = state.last_run.value_or(change.at);
  state.retry_after = change.retry_after;
  state.failures = 0;
  state.strikes = 0;
  if (!IsAtWork(state.status)) return;
  state.status = SourceStatus::kCompleted;
  state.reason.clear();
}

void Resume(SourceState& state) {
  // Who was only paused goes on with what it had.
  if (state.status != SourceStatus::kPaused) {
    state.failures = 0;
    state.strikes = 0;
    state.retry_after.reset();
  }
  state.began.reset();
  state.status = SourceStatus::kScheduled;
  state.reason.clear();
}

void Begin(SourceState& state, Time now) {
  state.began = now;
  state.status = SourceStatus::kRunning;
}

void Plan(SourceState& state) {
  if (state.status == SourceStatus::kRunning) {
    state.began.reset();
    ++state.interruptions;
  }
  state.status = SourceStatus::kScheduled;
}

void Rest(SourceState& state, SourceStatus status, const SourceChange& change) {
  state.status = status;
  state.reason = change.reason;
}

}  // namespace

const char* EventName(SourceEvent event) {
  return kNames[static_cast<size_t>(event)];
}

std::optional<SourceEvent> EventNamed(std::string_view name) {
  const auto* const found =
      std::find(std::begin(kNames), std::end(kNames), name);
  if (found == std::end(kNames)) return std::nullopt;
  return static_cast<Event>(found - kNames);
}

Result<SourceChange> ChangeOf(const Record& scrape, Time now) {
  const std::string status = scrape.Text("status");
  const std::string reason = scrape.Text("reason");
  SourceChange change;
  change.at = now;
  const std::optional<Time> told = ParseTime(scrape.Text("retry_after"));
  if (told && *told > now) {
    change.retry_after = std::min(*told, now + kLongestWait);
  }
  if (status == "ok" || status == "empty" || status == "truncated") {
    change.event = Event::kCompleted;
    return change;
  }
  change.event = Event::kFailed;
  change.reason = status + (reason.empty() ? "" : ": " + reason);
  const std::string message = scrape.Text("message");
  if (!message.empty()) {
    change.reason += " (" + std::string(CutUtf8(message, 200)) + ")";
  }
  if (status == "blocked") {
    change.final = true;
  } else if (status == "gone") {
    change.strike = true;
  } else if (status == "broken") {
    change.strike = std::find(std::begin(kNetwork), std::end(kNetwork),
                              reason) == std::end(kNetwork);
  } else if (status != "throttled") {
    return UsageError("expected the status of a scrape, such as 'ok', not '" +
                      std::string(CutUtf8(status, 80)) + "'");
  }
  return change;
}

SourceChange Interrupted(const SourceState& state, Time now) {
  SourceChange change;
  change.at = now;
  change.event = Event::kScheduled;
  change.reason = "interrupted";
  if (state.interruptions < 2) return change;
  change.event = Event::kFailed;
  change.reason += ", the third time in a row";
  change.strike = true;
  return change;
}

Result<SourceState> Advance(const std::optional<SourceState>& state,
                            const SourceChange& change, int64_t strikes) {
  if (!Has(EventsFrom(state), change.event)) {
    return Senseless(state, change.event);
  }
  SourceState next = state.value_or(SourceState{});
  switch (change.event) {
    case Event::kAdded:
      // An archived one begins anew.
      next = SourceState{};
      next.status = SourceStatus::kAdded;
      break;
    case Event::kConfirmed:
      next.status = SourceStatus::kConfirmed;
      break;
    case Event::kScheduled:
      Plan(next);
      break;
    case Event::kRunning:
      Begin(next, change.at);
      break;
    case Event::kCompleted:
      Complete(next, change);
      break;
    case Event::kFailed:
      Fail(next, change, strikes);
      break;
    case Event::kPaused:
      Rest(next, SourceStatus::kPaused, change);
      break;
    case Event::kResumed:
      Resume(next);
      break;
    case Event::kStopped:
      Rest(next, SourceStatus::kStopped, change);
      break;
    case Event::kArchived:
      Rest(next, SourceStatus::kArchived, change);
      break;
  }
  return next;
}

}  // namespace jobutils
