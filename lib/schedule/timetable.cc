#include "schedule/timetable.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

#include "base/utf8.h"
#include "base/visible.h"
#include "schedule/local_time.h"

namespace jobutils {
namespace {

constexpr size_t kMostName = 60;
constexpr size_t kMostWhy = 100;

size_t Width(std::string_view text) {
  size_t width = 0;
  for (size_t pos = 0; pos < text.size(); ++width) DecodeUtf8(text, pos);
  return width;
}

std::string Cell(std::string_view text, size_t most) {
  std::string cell = Visible(CutUtf8(text, 4 * most));
  size_t pos = 0;
  for (size_t i = 1; i < most && pos < cell.size(); ++i) DecodeUtf8(cell, pos);
  if (Width(std::string_view(cell).substr(pos)) <= 1) return cell;
  return cell.substr(0, pos) + "…";
}

std::string Padded(const std::string& text, size_t width) {
  return text + std::string(width - Width(text) + 2, ' ');
}

std::string NextOf(const std::optional<Rest>& rest) {
  if (!rest) return "now";
  if (rest->rule == "due.cap") return "next run";
  return rest->until ? FormatLocal(*rest->until) : "-";
}

}  // namespace

void Timetable::Add(const DueSource& source, const std::string& name,
                    const std::optional<Rest>& rest, const Policy& policy) {
  const std::optional<Time>& last = source.state.last_run;
  rows_.push_back({!rest, rest ? rest->until.value_or(INT64_MAX) : 0,
                   NextOf(rest), last ? FormatLocal(*last) : "never",
                   Cell(name, kMostName),
                   Cell(Describe(source, rest, policy), kMostWhy)});
}

std::string Timetable::Text() {
  if (rows_.empty()) return "";
  std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
    return std::tuple(!a.due, a.until) < std::tuple(!b.due, b.until);
  });
  rows_.insert(rows_.begin(), {false, 0, "NEXT", "LAST", "SOURCE", "WHY"});
  size_t next = 0;
  size_t last = 0;
  size_t name = 0;
  size_t due = 0;
  for (const Row& row : rows_) {
    next = std::max(next, Width(row.next));
    last = std::max(last, Width(row.last));
    name = std::max(name, Width(row.name));
    due += row.due ? 1 : 0;
  }
  std::string text;
  for (const Row& row : rows_) {
    text += Padded(row.next, next) + Padded(row.last, last) +
            Padded(row.name, name) + row.why + '\n';
  }
  const size_t sources = rows_.size() - 1;
  text += '\n' + std::to_string(sources) +
          (sources == 1 ? " source; " : " sources; ") + std::to_string(due) +
          " due\n";
  rows_.clear();
  return text;
}

std::string NameOf(const Record& record) {
  // A line of sources.txt that is no source is called as it was typed.
  for (const char* key : {record.Has("type") ? "id" : "line", "id", "url"}) {
    std::string name = record.Text(key);
    if (!name.empty()) return name;
  }
  return "-";
}

}  // namespace jobutils
