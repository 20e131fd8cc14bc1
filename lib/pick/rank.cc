#include "pick/rank.h"

#include <utility>

namespace jobutils {
namespace {

RankValue ValueOf(Json json) {
  RankValue value;
  if (auto number = json.AsNumber()) {
    value.kind = RankValue::kNumber;
    value.number = *number;
  } else if (auto flag = json.AsBool()) {
    value.kind = RankValue::kNumber;
    value.number = *flag ? 1 : 0;
  } else if (auto string = json.AsString()) {
    value.kind = RankValue::kString;
    value.string = std::move(*string);
  }
  return value;
}

// Below 0 when `a` is the higher one; both of one kind.
int CompareHighest(const RankValue& a, const RankValue& b) {
  if (a.kind == RankValue::kString) return b.string.compare(a.string);
  return (a.number < b.number) - (a.number > b.number);
}

}  // namespace

Result<Ranking> Ranking::Parse(std::string_view keys) {
  Ranking ranking;
  for (size_t begin = 0; begin <= keys.size();) {
    size_t end = keys.find(',', begin);
    if (end == std::string_view::npos) end = keys.size();
    std::string_view key = keys.substr(begin, end - begin);
    const bool lowest = key.starts_with('-');
    if (lowest) key.remove_prefix(1);
    Result<KeyPath> path = KeyPath::Parse(key);
    if (!path) return path.error();
    ranking.keys_.push_back({std::move(*path), lowest});
    begin = end + 1;
  }
  return ranking;
}

RankValues Ranking::ValuesOf(const Record& record) const {
  RankValues values;
  values.reserve(keys_.size());
  for (const Key& key : keys_) {
    values.push_back(ValueOf(key.path.Find(record)));
  }
  return values;
}

int Ranking::Compare(const RankValues& a, const RankValues& b) const {
  for (size_t i = 0; i < keys_.size(); ++i) {
    if (a[i].kind != b[i].kind) return a[i].kind < b[i].kind ? -1 : 1;
    const int order = CompareHighest(a[i], b[i]);
    if (order != 0) return keys_[i].lowest ? -order : order;
  }
  return 0;
}

std::string Ranking::Text(const Record& record) const {
  return std::string(keys_.front().path.Find(record).raw());
}

}  // namespace jobutils
