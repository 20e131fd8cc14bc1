#include "log/text_table.h"

#include <algorithm>

namespace jobutils {

std::string TextTable(const std::vector<TextRow>& rows) {
  std::vector<size_t> widths(rows[0].size());
  for (const TextRow& row : rows) {
    for (size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], row[i].size());
    }
  }
  std::string text;
  for (const TextRow& row : rows) {
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

std::string AgeText(Time age) {
  struct Unit {
    Time least;
    Time seconds;
    const char* name;
  };
  for (const Unit& unit :
       {Unit{2 * 86400, 86400, " d"}, {3600, 3600, " h"}, {60, 60, " min"}}) {
    if (age >= unit.least) {
      return std::to_string(age / unit.seconds) + unit.name;
    }
  }
  return std::to_string(std::max<Time>(age, 0)) + " s";
}

std::string CountText(uint64_t count) {
  return count == 0 ? "-" : std::to_string(count);
}

}  // namespace jobutils
