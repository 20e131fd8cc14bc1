#include "step/standing.h"

#include <algorithm>
#include <string>

#include "base/crc32c.h"

namespace jobutils {
namespace {

constexpr Time kFirstDelay = 5 * 60;
constexpr Time kGrowth = 6;
constexpr Time kMostDelay = 24 * 60 * 60;
constexpr std::string_view kWait = "wait";

// Keys of `error` that are the step's to set.
bool IsOfStep(std::string_view key) {
  return key == "step" || key == "attempts" || key == "next_at";
}

bool IsTrue(Json json) { return json.AsBool().value_or(false); }

}  // namespace

Standing StandingOf(const Record& record, std::string_view stage) {
  Standing standing;
  const Json error = record.Get("error");
  if (!error) return standing;
  const Json signer = error["step"] ? error["step"] : error["stage"];
  if (signer.AsString() != std::string(stage)) return standing;
  standing.kind = Standing::kFailed;
  const int64_t attempts = error["attempts"].AsInteger().value_or(0);
  if (!IsTrue(error["retry"]) || attempts <= 0) return standing;
  standing.attempts = static_cast<uint64_t>(attempts);
  standing.waiting = error["code"].AsString() == std::string(kWait);
  const auto next_at = ParseTime(error["next_at"].AsString().value_or(""));
  standing.kind = next_at ? Standing::kPending : Standing::kDead;
  standing.next_at = next_at.value_or(0);
  return standing;
}

Time RetryPolicy::Delay(uint64_t attempts, std::string_view key) {
  Time delay = kFirstDelay;
  for (uint64_t i = 1; i < attempts && delay < kMostDelay; ++i) {
    delay *= kGrowth;
  }
  delay = std::min(delay, kMostDelay);
  const uint32_t sum = Crc32c(Crc32c(0, key), std::to_string(attempts));
  return delay + delay / 4 * (sum >> 16) / (1 << 16);
}

Standing Settle(Record& record, std::string_view stage, std::string_view key,
                const Standing& before, const RetryPolicy& policy, Time now) {
  const Json error = record.Get("error");
  Standing standing;
  standing.kind = Standing::kFailed;
  const bool foreign = error["stage"].AsString() != std::string(stage);
  const bool again = IsTrue(error["retry"]);
  if (!foreign && !again) return standing;

  JsonObject settled;
  for (auto [name, value] : error.Members()) {
    std::string plain;
    AppendUnescaped(plain, name);
    if (!IsOfStep(plain)) settled.Raw(plain, value.raw());
  }
  if (again) {
    standing.waiting = error["code"].AsString() == std::string(kWait);
    standing.attempts =
        1 + (before.waiting == standing.waiting ? before.attempts : 0);
    const bool spent =
        standing.attempts >= (standing.waiting ? policy.waits : policy.tries);
    if (spent && standing.waiting) {
      record.Remove("error");
      return {};
    }
    settled.Integer("attempts", static_cast<int64_t>(standing.attempts));
    standing.kind = spent ? Standing::kDead : Standing::kPending;
    if (!spent) {
      standing.next_at = now + RetryPolicy::Delay(standing.attempts, key);
      settled.Text("next_at", FormatTime(standing.next_at));
    }
  }
  if (foreign) settled.Text("step", stage);
  record.Set("error", settled.str());
  return standing;
}

void MakeDead(Record& record, std::string_view stage, std::string_view code,
              std::string_view message, uint64_t attempts) {
  record.Set("error", JsonObject()
                          .Text("stage", stage)
                          .Text("code", code)
                          .Text("message", message)
                          .Bool("retry", true)
                          .Integer("attempts", static_cast<int64_t>(attempts))
                          .str());
}

}  // namespace jobutils
