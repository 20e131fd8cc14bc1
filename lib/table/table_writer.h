// Listings as a table for a person, in one pass.

#ifndef JOBUTILS_TABLE_TABLE_WRITER_H_
#define JOBUTILS_TABLE_TABLE_WRITER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "record/record.h"
#include "table/columns.h"
#include "table/row_writer.h"
#include "table/terminal.h"

namespace jobutils {

// The first kSampleRows rows decide how wide the columns are; they are held,
// cut to the width of the line, until there are that many or Settle is called.
// Every later row goes out at once, so memory does not grow with the input.
// Unless the widest row fits the line whole, the reasons stand below it.
class TableWriter : public RowWriter {
 public:
  static constexpr size_t kSampleRows = 1000;
  static constexpr size_t kSampleBytes = 4 << 20;  // fewer rows, if these fill

  // `hide_empty`: a column that no row has a value for is not shown, if all
  // rows came before the widths were settled.
  TableWriter(std::vector<Column> columns, Look look, Time now, bool hide_empty)
      : columns_(std::move(columns)),
        look_(look),
        now_(now),
        hide_empty_(hide_empty) {}

  void Add(const Record& record, std::string& out) override;
  void Settle(std::string& out) override;
  // With a last line that holds the summary, and the names of the columns that
  // there is no room for. Nothing for no record at all.
  void Finish(const Summary& summary, std::string& out) override;
  std::string Unknown() const override {
    return settled_ ? NeverFilled(columns_) : "";
  }

 private:
  struct Row {
    std::vector<std::string> cells;
    std::string link;
    bool live;
    bool passed;  // what `score.passed` says
  };

  Row RowOf(const Record& record);
  void WriteSample(bool all_rows_known, std::string& out);
  void SetWidths(bool all_rows_known);
  void AppendHeadings(std::string& out) const;
  void AppendRow(const Row& row, std::string& out) const;
  // One line: each shown column's text, cut, styled and padded.
  template <typename Text, typename Style>
  void AppendLine(Text text, Style style, std::string& out) const;

  std::vector<Column> columns_;
  Look look_;
  Time now_;
  bool hide_empty_;
  bool settled_ = false;
  std::vector<Row> sample_;
  size_t sample_bytes_ = 0;
  std::vector<int> widths_;      // 0: the column is not in the line
  std::optional<size_t> below_;  // the column under each row's line
  int indent_ = 0;               // of that
  std::string left_out_;
};

}  // namespace jobutils

#endif  // JOBUTILS_TABLE_TABLE_WRITER_H_
