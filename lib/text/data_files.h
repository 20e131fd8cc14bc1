// What each data file holds. Inside lib/text, and the tool that compiles the
// built-in files.

#ifndef JOBUTILS_TEXT_DATA_FILES_H_
#define JOBUTILS_TEXT_DATA_FILES_H_

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/data_rows.h"
#include "text/dictionary.h"

namespace jobutils {

struct DataFormat {
  DataFile file;
  std::string_view name;  // "skills.tsv"
  std::span<const std::string_view> columns;
  // The column with a list of further phrases, beside the one in the first; 0
  // without.
  size_t aliases;
  // The rules (DictionaryTables::kExact …) of one phrase of a row; takes the
  // marks of the format (',' and '=' of places) off its begin.
  uint32_t (*rules)(const DataRow& row, std::string_view& phrase);
  // What is wrong with a row by itself, "expected …"; "" nothing.
  std::string (*fault)(const DataRow& row);
};

std::span<const DataFormat> DataFormats();
const DataFormat& FormatOf(DataFile file);

// Whether `rows` are well formed and name only what there is: skills that are
// implied, time zones, and beside rows that are built in their countries. Rows
// that are built in (without a place) are not looked at. The error names the
// place of the first that is not.
Status CheckRows(const DataFormat& format, std::span<const DataRow> rows,
                 const std::function<bool(std::string_view)>& is_zone);

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_DATA_FILES_H_
