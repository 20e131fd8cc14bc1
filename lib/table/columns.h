// The columns of a table: what they are called and what they show.

#ifndef JOBUTILS_TABLE_COLUMNS_H_
#define JOBUTILS_TABLE_COLUMNS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "record/key_path.h"
#include "record/record.h"
#include "table/format.h"

namespace jobutils {

struct Column {
  using Text = std::string (*)(const Record& record, Form form, Time now);

  std::string name;            // as in --columns
  std::string heading;         // upper case
  Text text = nullptr;         // of a built-in column
  std::optional<KeyPath> key;  // of any other
  int floor = 0;   // columns below which it makes no sense; 0: never cut
  int weight = 0;  // where room is short the lightest goes first
  bool right = false;
  bool below = false;  // a line of its own when not all fits in one

  bool filled = false;  // Of() has given a text

  std::string Of(const Record& record, Form form, Time now) {
    std::string shown = text != nullptr ? text(record, form, now)
                                        : FormatValue(key->Find(record), form);
    filled |= !shown.empty();
    return shown;
  }
};

// What is shown when nobody says otherwise.
extern const char kTableColumns[];
extern const char kCsvColumns[];

// Names joined with ',': a built-in column (score, match, title, company,
// place, workplace, pay, age, state, why) or else a key path.
Result<std::vector<Column>> ParseColumns(std::string_view list);

// The names of the columns that no record had anything for, and that are not
// built in: "'titel', 'salary.mx'". Most likely misspelt.
std::string NeverFilled(const std::vector<Column>& columns);

}  // namespace jobutils

#endif  // JOBUTILS_TABLE_COLUMNS_H_
