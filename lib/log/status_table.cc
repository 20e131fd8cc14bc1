#include <algorithm>
#include <cstdio>

#include "base/visible.h"
#include "log/status.h"

namespace jobutils {
namespace {

using Row = std::vector<std::string>;

// "3 h": in the largest unit that gives a whole number.
std::string AgeText(Time age) {
  struct Unit {
    Time seconds;
    const char* name;
  };
  for (const Unit& unit : {Unit{86400, " d"}, {3600, " h"}, {60, " min"}}) {
    if (age >= unit.seconds) {
      return std::to_string(age / unit.seconds) + unit.name;
    }
  }
  return std::to_string(std::max<Time>(age, 0)) + " s";
}

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

std::string CountText(uint64_t count) {
  return count == 0 ? "-" : std::to_string(count);
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

Row RowOf(const StageStatus& status, Time now) {
  Row row = {Visible(status.stage),
             status.at ? AgeText(now - *status.at) : "never"};
  for (const uint64_t count : status.records) row.push_back(CountText(count));
  row.push_back(CountText(status.Behind()));
  row.push_back(SizeText(status.bytes));
  row.push_back(Notes(status, now));
  return row;
}

}  // namespace

std::string StatusTable(const std::vector<StageStatus>& stages, Time now) {
  std::vector<Row> rows = {{"STAGE", "LAST"}};
  for (std::string name : kGroupNames) {
    std::transform(name.begin(), name.end(), name.begin(), toupper);
    rows[0].push_back(std::move(name));
  }
  for (const char* name : {"BEHIND", "SIZE", ""}) rows[0].emplace_back(name);
  for (const StageStatus& status : stages) rows.push_back(RowOf(status, now));

  std::vector<size_t> widths(rows[0].size());
  for (const Row& row : rows) {
    for (size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], row[i].size());
    }
  }
  std::string text;
  for (const Row& row : rows) {
    std::string line = row[0] + std::string(widths[0] - row[0].size(), ' ');
    for (size_t i = 1; i + 1 < row.size(); ++i) {
      line += "  " + std::string(widths[i] - row[i].size(), ' ') + row[i];
    }
    line += "  " + row.back();
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
  }
  return text;
}

}  // namespace jobutils
