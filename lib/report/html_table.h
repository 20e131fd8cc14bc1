// A table that becomes a list of labelled values where there is no room.

#ifndef JOBUTILS_REPORT_HTML_TABLE_H_
#define JOBUTILS_REPORT_HTML_TABLE_H_

#include <string>
#include <utility>
#include <vector>

namespace jobutils {

class HtmlTable {
 public:
  struct Column {
    const char* heading;
    bool number = false;  // set to the right
  };

  explicit HtmlTable(std::vector<Column> columns)
      : columns_(std::move(columns)) {}

  // HTML, a cell a column.
  void Add(std::vector<std::string> cells) {
    rows_.push_back(std::move(cells));
  }

  // Without the columns in which nothing stands; "" without a row.
  std::string Html() const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace jobutils

#endif  // JOBUTILS_REPORT_HTML_TABLE_H_
