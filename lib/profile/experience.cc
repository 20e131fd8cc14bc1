#include <algorithm>
#include <utility>

#include "profile/date.h"
#include "profile/profile.h"
#include "text/titles.h"

namespace jobutils {
namespace {

using Spans = std::vector<std::pair<int, int>>;  // months, [first, second)

// Adds the months from `start` to `end`; those of the future do not count.
void Add(const std::string& start, const std::string& end, int this_month,
         Spans& spans) {
  const std::optional<int> first = MonthOf(start);
  if (!first) return;
  int last = this_month;
  if (const std::optional<int> month = MonthOf(end)) {
    // The last month counts; a year alone is taken to its begin, so that
    // "2015" to "2018" are three years.
    last = std::min(this_month + 1, *month + !IsYear(end));
  }
  spans.emplace_back(*first, last);
}

int CountMonths(Spans spans) {
  std::sort(spans.begin(), spans.end());
  int months = 0;
  int counted_to = 0;
  for (const auto& [first, last] : spans) {
    months += std::max(0, last - std::max(first, counted_to));
    counted_to = std::max(counted_to, last);
  }
  return months;
}

bool IsTraining(const std::string& position, const Titles& titles) {
  bool training = false;
  for (const LevelHit& hit : titles.LevelsInTitle(Words(position))) {
    if (Leads(hit.level)) return false;  // of apprentices
    training |= hit.level == Level::kIntern;
  }
  return training;
}

Spans WorkOf(const Profile& profile, int this_month) {
  const Titles titles;
  Spans spans;
  for (const Profile::Work& work : profile.work) {
    if (IsTraining(work.position, titles)) continue;
    Add(work.start, work.end, this_month, spans);
  }
  return spans;
}

}  // namespace

double YearsOfWork(const Profile& profile, Time now) {
  return CountMonths(WorkOf(profile, *MonthOf(FormatDay(now)))) / 12.0;
}

double YearsOfWorkAlone(const Profile& profile, Time now) {
  const int this_month = *MonthOf(FormatDay(now));
  Spans both = WorkOf(profile, this_month);
  Spans studies;
  for (const Profile::Education& each : profile.education) {
    Add(each.start, each.end, this_month, studies);
  }
  both.insert(both.end(), studies.begin(), studies.end());
  return (CountMonths(std::move(both)) - CountMonths(std::move(studies))) /
         12.0;
}

}  // namespace jobutils
