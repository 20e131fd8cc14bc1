#include "diff/missing.h"

#include <algorithm>
#include <cstdint>

namespace jobutils {
namespace {

constexpr size_t kMostBytes = 3 << 19;

}  // namespace

bool IsMassLoss(size_t lost, size_t before) {
  return before >= kLeastMass && lost > before / 2;
}

void ForEachMissing(
    const Record& scrape,
    const std::function<void(const std::string& id, Absence)>& take) {
  for (const Json group : scrape.Get("missing").Items()) {
    const int64_t times = group["times"].AsInteger().value_or(0);
    const int64_t of = group["of"].AsInteger().value_or(0);
    if (times < 1 || times >= of || of > kScrapesOfMass) continue;
    const Absence absence = {static_cast<int>(times), static_cast<int>(of)};
    for (const Json id : group["ids"].Items()) {
      if (const auto text = id.AsString()) take(*text, absence);
    }
  }
}

void MissingList::Add(std::string_view id, Absence absence) {
  ++size_;
  auto group = std::find_if(groups_.begin(), groups_.end(),
                            [absence](const Group& each) {
                              return each.absence.times == absence.times &&
                                     each.absence.of == absence.of;
                            });
  if (group == groups_.end()) {
    group = groups_.insert(group, {absence, ""});
  }
  const size_t before = group->ids.size();
  if (before > 0) group->ids += ',';
  AppendJsonString(group->ids, id);
  const size_t added = group->ids.size() - before;
  if (bytes_ + added > kMostBytes) {
    group->ids.resize(before);
  } else {
    bytes_ += added;
  }
}

std::string MissingList::ToJson() const {
  JsonArray list;
  for (const Group& group : groups_) {
    JsonObject entry;
    entry.Integer("times", group.absence.times).Integer("of", group.absence.of);
    list.Raw(entry.Raw("ids", '[' + group.ids + ']').str());
  }
  return list.empty() ? "" : list.str();
}

}  // namespace jobutils
