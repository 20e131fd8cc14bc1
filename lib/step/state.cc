#include "step/state.h"

#include <algorithm>

namespace jobutils {
namespace {

uint64_t NumberOf(Json json) {
  return static_cast<uint64_t>(
      std::max<int64_t>(json.AsInteger().value_or(0), 0));
}

}  // namespace

void StepState::Count(Time due, bool is_waiting, const Position& where) {
  ++pending;
  if (is_waiting) ++waiting;
  next_at = std::min(next_at.value_or(due), due);
  if (!oldest || where.seq < oldest->seq) oldest = where;
}

void StepState::Add(const StepState& other) {
  pending += other.pending;
  waiting += other.waiting;
  if (other.next_at) {
    next_at = std::min(next_at.value_or(*other.next_at), *other.next_at);
  }
  if (other.oldest && (!oldest || other.oldest->seq < oldest->seq)) {
    oldest = other.oldest;
  }
}

std::string StepStateJson(const StepState& state) {
  JsonObject object;
  if (state.pending > 0) {
    object.Integer("pending", static_cast<int64_t>(state.pending));
  }
  if (state.waiting > 0) {
    object.Integer("waiting", static_cast<int64_t>(state.waiting));
  }
  if (state.next_at) object.Text("next_at", FormatTime(*state.next_at));
  if (state.oldest) object.Raw("oldest", PositionJson(*state.oldest));
  if (state.requests > 0) {
    object.Integer("requests", static_cast<int64_t>(state.requests));
  }
  if (state.tally.charged > 0) {
    object.Text("day", state.tally.day)
        .Integer("charged", static_cast<int64_t>(state.tally.charged));
  }
  return object.empty() ? "" : object.str();
}

StepState ParseStepState(const std::string& json) {
  const Json object{std::string_view(json)};
  StepState state;
  state.pending = NumberOf(object["pending"]);
  state.waiting = NumberOf(object["waiting"]);
  state.next_at = ParseTime(object["next_at"].AsString().value_or(""));
  state.oldest = ParsePosition(object["oldest"]);
  state.requests = NumberOf(object["requests"]);
  state.tally.day = object["day"].AsString().value_or("");
  state.tally.charged = NumberOf(object["charged"]);
  return state;
}

}  // namespace jobutils
