// Small tables for a person.

#ifndef JOBUTILS_LOG_TEXT_TABLE_H_
#define JOBUTILS_LOG_TEXT_TABLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"

namespace jobutils {

using TextRow = std::vector<std::string>;

// `rows` of the same length, in columns two blanks apart: the first and the
// last to the left, the others to the right. Each line ends in LF.
std::string TextTable(const std::vector<TextRow>& rows);

// "3 h": in seconds, minutes, hours or, from 48 hours on, days.
std::string AgeText(Time age);

// "-" for 0.
std::string CountText(uint64_t count);

}  // namespace jobutils

#endif  // JOBUTILS_LOG_TEXT_TABLE_H_
