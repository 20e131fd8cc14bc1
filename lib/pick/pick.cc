#include "pick/pick.h"

#include <algorithm>
#include <iterator>

namespace jobutils {
namespace {

// The value's text, with its type in front so that 1 and "1" differ.
std::string GroupOf(Json value) {
  if (!value) return "";
  if (auto text = value.AsString()) return '"' + *text;
  return std::string(value.raw());
}

}  // namespace

bool Picker::Better(const Entry& a, const Entry& b) const {
  const int order = ranking_.Compare(a.values, b.values);
  return order != 0 ? order < 0 : a.place < b.place;
}

bool Picker::Offer(const Record& record, std::string* displaced) {
  const auto better = [this](const Entry& a, const Entry& b) {
    return Better(a, b);
  };
  displaced->clear();
  if (count_ == 0) return false;
  Group& group = groups_[per_ ? GroupOf(per_->Find(record)) : ""];
  Entry entry{ranking_.ValuesOf(record), offered_++, ""};
  if (group.size() == count_) {
    if (!better(entry, group.front())) return false;
    std::pop_heap(group.begin(), group.end(), better);
    *displaced = std::move(group.back().line);
    group.pop_back();
  }
  record.AppendTo(entry.line);
  entry.line.shrink_to_fit();
  group.push_back(std::move(entry));
  std::push_heap(group.begin(), group.end(), better);
  return true;
}

std::vector<std::string> Picker::Take() {
  Group winners;
  for (auto& [name, group] : groups_) {
    std::move(group.begin(), group.end(), std::back_inserter(winners));
  }
  groups_.clear();
  std::sort(winners.begin(), winners.end(),
            [this](const Entry& a, const Entry& b) { return Better(a, b); });
  std::vector<std::string> lines;
  lines.reserve(winners.size());
  for (Entry& entry : winners) lines.push_back(std::move(entry.line));
  return lines;
}

}  // namespace jobutils
