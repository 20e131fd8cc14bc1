#include "table/columns.h"

#include <utility>

#include "rules/stated.h"

namespace jobutils {
namespace {

struct BuiltIn {
  const char* name;
  const char* heading;
  int floor;
  int weight;
  bool right;
  Column::Text text;
};

// What was read out of a text is less sure than what a board states.
std::string PayOf(const Record& record, Form form) {
  std::string stated = FormatPay(record.Get("salary"), form);
  if (!stated.empty()) return stated;
  const std::string read = FormatPay(record.Get("extract")["pay"], form);
  return read.empty() ? read : read + " ?";
}

constexpr int kKeyFloor = 8;
constexpr int kKeyWeight = 5;

const BuiltIn kBuiltIns[] = {
    {"score", "SCORE", 0, 9, true,
     [](const Record& record, Form form, Time) {
       return FormatScore(record.Get("score")["total"], form);
     }},
    {"match", "MATCH", 0, 9, true,
     [](const Record& record, Form form, Time) {
       return FormatScore(record.Get("match")["score"], form);
     }},
    {"title", "TITLE", 16, 10, false,
     [](const Record& record, Form form, Time) {
       return FormatValue(record.Get("title"), form);
     }},
    {"company", "COMPANY", 8, 8, false,
     [](const Record& record, Form form, Time) {
       return FormatValue(record.Get("company")["name"], form);
     }},
    {"place", "PLACE", 8, 3, false,
     [](const Record& record, Form form, Time) {
       return FormatPlaces(record.Get("locations"), form);
     }},
    {"workplace", "WORK", 0, 1, false,
     [](const Record& record, Form form, Time) {
       return FormatValue(Stated(record, "workplace"), form);
     }},
    {"pay", "PAY", 0, 4, false,
     [](const Record& record, Form form, Time) { return PayOf(record, form); }},
    {"age", "AGE", 0, 2, true,
     [](const Record& record, Form, Time now) {
       return FormatAge(record.Get("posted_at"), now);
     }},
    {"state", "STATE", 12, 7, false,
     [](const Record& record, Form, Time) { return FormatState(record); }},
    {"why", "WHY", 16, 6, false,
     [](const Record& record, Form, Time) {
       return FormatReasons(record.Get("score")["parts"]);
     }},
};

std::string UpperCase(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

Result<Column> MakeColumn(std::string_view name) {
  Column column;
  column.name = name;
  for (const BuiltIn& known : kBuiltIns) {
    if (name != known.name) continue;
    column.heading = known.heading;
    column.text = known.text;
    column.floor = known.floor;
    column.weight = known.weight;
    column.right = known.right;
    column.below = name == "why";
    return column;
  }
  Result<KeyPath> key = KeyPath::Parse(name);
  if (!key) return key.error();
  column.key = std::move(*key);
  column.heading = UpperCase(column.name);
  column.floor = kKeyFloor;
  column.weight = kKeyWeight;
  return column;
}

}  // namespace

const char kTableColumns[] =
    "score,match,title,company,place,workplace,pay,age,why";
const char kCsvColumns[] =
    "score,match,title,company,place,workplace,employment,salary.min,salary."
    "max,"
    "salary.currency,salary.period,posted_at,url,why,id";

Result<std::vector<Column>> ParseColumns(std::string_view list) {
  std::vector<Column> columns;
  for (size_t begin = 0; begin <= list.size();) {
    size_t end = list.find(',', begin);
    if (end == std::string_view::npos) end = list.size();
    Result<Column> column = MakeColumn(list.substr(begin, end - begin));
    if (!column) return column.error();
    columns.push_back(std::move(*column));
    begin = end + 1;
  }
  return columns;
}

std::string NeverFilled(const std::vector<Column>& columns) {
  std::string names;
  for (const Column& column : columns) {
    if (column.filled || column.text != nullptr) continue;
    names += (names.empty() ? "'" : ", '") + column.name + "'";
  }
  return names;
}

}  // namespace jobutils
