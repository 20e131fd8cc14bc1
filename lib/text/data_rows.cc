#include "text/data_rows.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"

namespace jobutils {
namespace {

std::string_view Trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \r") - begin + 1);
}

std::vector<std::string_view> Split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(at, begin), text.size());
    parts.push_back(Trim(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

std::string Joined(std::span<const std::string_view> parts) {
  std::string joined;
  for (const std::string_view part : parts) {
    if (!joined.empty()) joined += ", ";
    joined += part;
  }
  return joined;
}

bool IsControl(char c) {
  return (c >= '\0' && c < ' ' && c != '\t') || c == '\x7f';
}

bool IsRemoval(const DataRow& row) {
  return row.cells.size() == 2 && row.cells[1] == "-";
}

}  // namespace

std::string Quoted(std::string_view cell) {
  constexpr size_t kMostBytes = 80;
  const std::string_view shown = CutUtf8(cell, kMostBytes);
  const char* const end = shown.size() < cell.size() ? "\u2026'" : "'";
  std::string quoted = "'";
  return (quoted += shown) += end;
}

std::vector<std::string_view> SplitList(std::string_view list) {
  std::vector<std::string_view> parts = Split(list, ';');
  std::erase(parts, std::string_view());
  return parts;
}

Result<std::vector<DataRow>> ParseRows(
    std::span<const std::string_view> columns, std::string_view text,
    const std::string& file) {
  std::vector<DataRow> rows;
  bool named = false;
  int number = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    std::string where = file + ":" + std::to_string(++number);
    if (FindBadUtf8(line) != std::string_view::npos) {
      return UsageError(where + ": expected UTF-8");
    }
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (std::ranges::any_of(line, IsControl)) {
      return UsageError(where + ": expected no control characters but tabs");
    }
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string_view> cells = Split(line, '\t');
    if (!named) {
      named = true;
      if (std::ranges::equal(cells, columns)) continue;
      return UsageError(where + ": expected the columns " + Joined(columns) +
                        ", separated by tabs");
    }
    DataRow row{std::move(where), {cells.begin(), cells.end()}};
    if (row.cells[0].empty()) {
      return UsageError(row.where + ": expected a " + std::string(columns[0]) +
                        " in the first column");
    }
    if (row.cells.size() < 2 || row.cells.size() > columns.size()) {
      return UsageError(row.where + ": expected " +
                        std::to_string(columns.size()) +
                        " columns separated by tabs (" + Joined(columns) +
                        "), found " + std::to_string(row.cells.size()));
    }
    // Editors cut blanks off the end of a line.
    if (!IsRemoval(row)) row.cells.resize(columns.size());
    rows.push_back(std::move(row));
  }
  if (!named) {
    return UsageError(file + ":1: expected the columns " + Joined(columns) +
                      ", separated by tabs");
  }
  return rows;
}

Result<std::vector<DataRow>> MergeRows(std::vector<DataRow> rows,
                                       std::vector<DataRow> changes) {
  std::unordered_map<std::string, size_t> places;
  for (size_t i = 0; i < rows.size(); ++i) places[rows[i].cells[0]] = i;
  std::vector<DataRow> added;
  std::unordered_set<size_t> removed;
  for (DataRow& change : changes) {
    const auto place = places.find(change.cells[0]);
    if (IsRemoval(change)) {
      if (place == places.end()) {
        return UsageError(change.where + ": expected the name of a built-in " +
                          "row to remove, found " + Quoted(change.cells[0]));
      }
      removed.insert(place->second);
    } else if (place != places.end()) {
      rows[place->second] = std::move(change);
    } else {
      added.push_back(std::move(change));
    }
  }
  std::vector<DataRow> merged;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (!removed.contains(i)) merged.push_back(std::move(rows[i]));
  }
  std::ranges::move(added, std::back_inserter(merged));
  return merged;
}

}  // namespace jobutils
