#include "table/csv_writer.h"

#include "table/csv.h"

namespace jobutils {

void CsvWriter::AppendHeader(std::string& out) {
  if (std::exchange(headed_, true)) return;
  std::vector<std::string> names;
  for (const Column& column : columns_) names.push_back(column.name);
  AppendCsvLine(out, names);
}

void CsvWriter::Add(const Record& record, std::string& out) {
  AppendHeader(out);
  any_ = true;
  std::vector<std::string> fields;
  for (Column& column : columns_) {
    fields.push_back(column.Of(record, Form::kFull, now_));
  }
  AppendCsvLine(out, fields);
}

void CsvWriter::Finish(const Summary&, std::string& out) { AppendHeader(out); }

}  // namespace jobutils
