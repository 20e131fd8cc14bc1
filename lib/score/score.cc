#include "score/score.h"

#include <algorithm>
#include <charconv>

#include "record/json.h"

namespace jobutils {
namespace {

void AppendInteger(std::string& out, int number) {
  char text[16];
  out.append(text, std::to_chars(text, text + sizeof text, number).ptr);
}

}  // namespace

void Score::Open() {
  count_ = 0;
  rejected_ = false;
  fresh_.reset();
  Add("base", kBase) += "base";
}

Part& Score::Next(std::string_view rule, int points) {
  if (count_ == parts_.size()) parts_.emplace_back();
  Part& part = parts_[count_++];
  part.rule = rule;
  part.points = points;
  part.because.clear();
  part.reject = false;
  return part;
}

std::string& Score::Add(std::string_view rule, int points) {
  return Next(rule, points).because;
}

void Score::AddUnknown(std::string_view rule, std::string_view subject,
                       int points) {
  if (points != 0) (Add(rule, points) += subject) += " is unknown";
}

std::string& Score::Reject(std::string_view rule, std::string_view value) {
  if (!rejected_) {
    rejected_ = true;
    rule_ = rule;
    value_ = value;
  }
  Part& part = Next(rule, 0);
  part.reject = true;
  part.because += "rejected: ";
  return part.because;
}

void Score::SetFresh(int points, std::optional<Time> until) {
  fresh_ = {points, until};
}

void Score::Close(int pass) {
  int sum = 0;
  for (const Part& part : parts()) sum += part.points;
  if (rejected()) {
    const auto end = parts_.begin() + static_cast<ptrdiff_t>(count_);
    const auto first = std::stable_partition(
        parts_.begin(), end, [](const Part& part) { return !part.reject; });
    first->points = -std::max(sum, 0);
    sum += first->points;
  }
  total_ = std::clamp(sum, 0, kMost);
  if (fresh_) lasting_ = sum - fresh_->points;
  if (sum > kMost) {
    Add("limit", kMost - sum) += "a score ends at 100";
  } else if (sum < 0) {
    Add("limit", -sum) += "a score begins at 0";
  }
  passed_ = total_ >= pass && !rejected();
}

std::string Score::Json() const {
  std::string json;
  json.reserve(160 + 96 * count_);
  json += "{\"total\":";
  AppendInteger(json, total_);
  json += passed_ ? ",\"passed\":true" : ",\"passed\":false";
  if (fresh_ && !rejected_) {
    json += ",\"lasting\":";
    AppendInteger(json, lasting_);
    json += ",\"fresh\":{\"points\":";
    AppendInteger(json, fresh_->points);
    if (fresh_->until) {
      ((json += ",\"until\":\"") += FormatTime(*fresh_->until)) += '"';
    }
    json += '}';
  }
  json += ",\"parts\":[";
  for (const Part& part : parts()) {
    json += "{\"rule\":";
    AppendJsonString(json, part.rule);
    json += ",\"points\":";
    AppendInteger(json, part.points);
    json += ",\"because\":";
    AppendJsonString(json, part.because);
    json += "},";
  }
  json.back() = ']';  // there is always a base
  json += '}';
  return json;
}

}  // namespace jobutils
