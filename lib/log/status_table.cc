#include <algorithm>
#include <cstdio>

#include "base/visible.h"
#include "log/status.h"
#include "log/text_table.h"

namespace jobutils {
namespace {

std::string SizeText(uint64_t bytes) {
  const char* const units[] = {"B", "kB", "MB", "GB", "TB"};
  auto size = static_cast<double>(bytes);
  size_t unit = 0;
  while (size >= 999.5 && unit + 1 < std::size(units)) {
    size /= 1000;
    ++unit;
  }
  char text[32];
  std::snprintf(text, sizeof text, "%.*f %s", unit > 0 && size < 9.95 ? 1 : 0,
                size, units[unit]);
  return text;
}

std::string Notes(const StageStatus& status, Time now) {
  std::string notes;
  const auto add = [&notes](const std::string& note) {
    notes += (notes.empty() ? "" : ", ") + note;
  };
  if (!status.trouble.empty()) add("broken");
  if (status.locked) add("running");
  if (status.stale) add("stale");
  if (status.next_at) {
    add(*status.next_at <= now ? "a retry is due"
                               : "retry in " + AgeText(*status.next_at - now));
  }
  if (status.torn_bytes > 0) add(SizeText(status.torn_bytes) + " torn");
  return notes;
}

TextRow RowOf(const StageStatus& status, Time now) {
  TextRow row = {Visible(status.stage),
                 status.at ? AgeText(now - *status.at) : "never"};
  for (const uint64_t count : status.records) row.push_back(CountText(count));
  row.push_back(CountText(status.Behind()));
  row.push_back(SizeText(status.bytes));
  row.push_back(Notes(status, now));
  return row;
}

}  // namespace

std::string StatusTable(const std::vector<StageStatus>& stages, Time now) {
  std::vector<TextRow> rows = {{"STAGE", "LAST"}};
  for (std::string name : kGroupNames) {
    std::transform(name.begin(), name.end(), name.begin(), toupper);
    rows[0].push_back(std::move(name));
  }
  for (const char* name : {"BEHIND", "SIZE", ""}) rows[0].emplace_back(name);
  for (const StageStatus& status : stages) rows.push_back(RowOf(status, now));

  return TextTable(rows);
}

}  // namespace jobutils
