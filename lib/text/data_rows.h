// The rows of a data file (data/README.md). Inside lib/text, and the tool that
// compiles the built-in files.

#ifndef JOBUTILS_TEXT_DATA_ROWS_H_
#define JOBUTILS_TEXT_DATA_ROWS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace jobutils {

struct DataRow {
  std::string where;               // "file:line"; "" of a built-in one
  std::vector<std::string> cells;  // one a column, trimmed
};

// What a message shows of a cell: in quotes, and not all of a long one.
std::string Quoted(std::string_view cell);

// The parts between ';', trimmed, without empty ones.
std::vector<std::string_view> SplitList(std::string_view list);

// The rows of `text`, the content of `file`, whose first line that is no
// comment must name `columns`. Cells that are missing at the end of a row are
// empty; a row that removes another has two, a name and '-'. An error names file and line, and what was expected: UTF-8
// without control characters, among others.
Result<std::vector<DataRow>> ParseRows(
    std::span<const std::string_view> columns, std::string_view text,
    const std::string& file);

// `rows` with those of `changes` in the place of the rows with the same first
// cell, or behind all others. An error when one removes what is not there.
Result<std::vector<DataRow>> MergeRows(std::vector<DataRow> rows,
                                       std::vector<DataRow> changes);

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_DATA_ROWS_H_
