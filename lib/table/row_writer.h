// Where job-table's rows go: a table or CSV.

#ifndef JOBUTILS_TABLE_ROW_WRITER_H_
#define JOBUTILS_TABLE_ROW_WRITER_H_

#include <string>

#include "record/record.h"
#include "table/summary.h"

namespace jobutils {

// Each call appends to `out` what can be written now.
class RowWriter {
 public:
  virtual ~RowWriter() = default;

  virtual void Add(const Record& record, std::string& out) = 0;
  // Nothing comes for a while: writes what was held back.
  virtual void Settle(std::string&) {}
  // After the last row.
  virtual void Finish(const Summary& summary, std::string& out) = 0;
  // NeverFilled() of its columns; "" when there was no row.
  virtual std::string Unknown() const = 0;
};

}  // namespace jobutils

#endif  // JOBUTILS_TABLE_ROW_WRITER_H_
