// Listings as CSV, every text in full.

#ifndef JOBUTILS_TABLE_CSV_WRITER_H_
#define JOBUTILS_TABLE_CSV_WRITER_H_

#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "table/columns.h"
#include "table/row_writer.h"

namespace jobutils {

// A header line with the columns' names, even when no row follows, and a line
// a row. The summary has no place in it.
class CsvWriter : public RowWriter {
 public:
  CsvWriter(std::vector<Column> columns, Time now)
      : columns_(std::move(columns)), now_(now) {}

  void Add(const Record& record, std::string& out) override;
  void Finish(const Summary& summary, std::string& out) override;
  std::string Unknown() const override {
    return any_ ? NeverFilled(columns_) : "";
  }

 private:
  void AppendHeader(std::string& out);

  std::vector<Column> columns_;
  Time now_;
  bool headed_ = false;
  bool any_ = false;
};

}  // namespace jobutils

#endif  // JOBUTILS_TABLE_CSV_WRITER_H_
