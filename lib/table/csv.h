// CSV that a spreadsheet can open without running it.

#ifndef JOBUTILS_TABLE_CSV_H_
#define JOBUTILS_TABLE_CSV_H_

#include <string>
#include <string_view>
#include <vector>

namespace jobutils {

// Appends a line after RFC 4180: fields with a comma, quote or line break in
// quotes, CR LF at the end. A field that a spreadsheet would take for a
// formula (it begins with = + - @, TAB, or one of their full-width forms,
// blanks before them or not) gets a ' in front, unless all of it is a number.
// Control and bidi characters are made visible; line breaks stay.
void AppendCsvLine(std::string& out, const std::vector<std::string>& fields);

}  // namespace jobutils

#endif  // JOBUTILS_TABLE_CSV_H_
