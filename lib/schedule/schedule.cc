#include "schedule/schedule.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "schedule/span.h"

namespace jobutils {
namespace {

constexpr int64_t kMostStrikes = 1000;
constexpr size_t kMostBytes = 1000;  // of a value

const std::vector<std::string>& Keys() {
  static const std::vector<std::string> keys = {"every", "at", "cron", "after",
                                                "cooldown"};
  return keys;
}

Time SpanOr(Table& table, std::string_view key, Time least, Time fallback) {
  const std::optional<std::string> text = table.String(key);
  if (!text) return fallback;
  const Result<Time> span = ParseSpan(*text, least);
  if (!span) table.Fail(key, span.error().message);
  return span ? *span : fallback;
}

}  // namespace

Status Schedule::Set(std::string_view key, std::string_view value) {
  if (key == "cooldown") {
    const Result<Time> span = ParseSpan(value, 0);
    if (!span) return span.error();
    cooldown = *span;
    return Ok{};
  }
  if (key == "after") {
    if (value.empty()) return UsageError("expected the id of a source");
    after = value;
  } else if (every || times) {
    return UsageError("expected only one of 'every', 'at' and 'cron'");
  } else if (key == "every") {
    const Result<Time> span = ParseSpan(value, kMinute);
    if (!span) return span.error();
    every = *span;
  } else {
    Result<Cron> cron = key == "at" ? Cron::ParseAt(value) : Cron::Parse(value);
    if (!cron) return cron.error();
    times = *cron;
  }
  if (!text.empty()) text += ", ";
  text += std::string(key) + ' ' + std::string(value);
  return Ok{};
}

Result<Schedule> ParseSchedule(Json json) {
  Schedule schedule;
  if (!json) return schedule;
  if (json.type() != Json::Type::kObject) {
    return UsageError("schedule: expected an object");
  }
  for (const auto& [raw, member] : json.Members()) {
    std::string key;
    AppendUnescaped(key, raw);
    const std::vector<std::string>& known = Keys();
    const auto fail = [&](const std::string& why) {
      return UsageError("schedule." + std::string(CutUtf8(key, 80)) + ": " +
                        why);
    };
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      const std::string near = Nearest(CutUtf8(key, 80), known);
      return fail("unknown key" +
                  (near.empty() ? std::string(", expected one of 'every', "
                                              "'at', 'cron', 'after' and "
                                              "'cooldown'")
                                : ", did you mean '" + near + "'?"));
    }
    if (!member) continue;
    const std::optional<std::string> value = member.AsString();
    if (!value || value->size() > kMostBytes) return fail("expected a text");
    const Status set = schedule.Set(key, *value);
    if (!set) return fail(set.error().message);
  }
  return schedule;
}

Policy Policy::Read(Table& section) {
  Policy policy;
  for (const char* key : {"every", "at", "cron"}) {
    const std::optional<std::string> value = section.String(key);
    if (!value) continue;
    const Status set = policy.fallback.Set(key, *value);
    if (!set) section.Fail(key, set.error().message);
  }
  if (policy.fallback.empty()) (void)policy.fallback.Set("at", "09:00");
  policy.cooldown = SpanOr(section, "cooldown", 0, 0);
  policy.strikes = section.Integer("strikes", 1, kMostStrikes).value_or(5);
  Table search = section.Sub("search");
  policy.search_cooldown = SpanOr(search, "cooldown", 0, 30 * kDay);
  Table backoff = section.Sub("backoff");
  policy.first_delay = SpanOr(backoff, "first", kMinute, kHour);
  policy.most_delay = SpanOr(backoff, "most", kMinute, kDay);
  if (policy.most_delay < policy.first_delay) {
    backoff.Fail(backoff.Has("most") ? "most" : "first",
                 "expected 'most' to be no less than 'first'");
  }
  return policy;
}

Time DelayAfter(int64_t failures, const Policy& policy) {
  Time delay = policy.first_delay;
  while (--failures > 0 && delay < policy.most_delay) delay *= 2;
  return std::min(delay, policy.most_delay);
}

}  // namespace jobutils
