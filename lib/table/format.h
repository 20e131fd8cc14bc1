// A record's values as a person reads them.

#ifndef JOBUTILS_TABLE_FORMAT_H_
#define JOBUTILS_TABLE_FORMAT_H_

#include <string>
#include <string_view>

#include "base/clock.h"
#include "record/json.h"
#include "record/record.h"

namespace jobutils {

// How much of a value is wanted: what fits a line, or all of it.
enum class Form { kShort, kFull };

// Any value: a string as it is, an array's items joined, numbers and objects as
// JSON; "" for what is absent or null.
std::string FormatValue(Json value, Form form);

// Whether all of `text` is a number: an optional '-', digits, a fraction, an
// exponent.
bool IsNumber(std::string_view text);

// `score.total`: at most one decimal when short.
std::string FormatScore(Json total, Form form);

// `salary`: "USD 170k–210k /y", "USD ≥170k /y", "≤60 /h"; full "USD
// 170000–210000 /y". "" without an amount. Shortened amounts are rounded.
std::string FormatPay(Json salary, Form form);

// `locations`: "Berlin +2"; full "Berlin; Paris; Rome".
std::string FormatPlaces(Json locations, Form form);

// How long before `now` a date was: "5h" (only of a date with a time), "3d",
// "4mo" from 60 days on, "2y" from 730 on; "in 3d" when it is to come. "" when
// it is no date.
std::string FormatAge(Json date, Time now);

// `score.parts`, the weightiest first: "rust in the title (+15); senior (-5)".
// The base and what adds nothing are left out.
std::string FormatReasons(Json parts);

// Why the record is not live: "filtered: pay_floor", "error: no_title"; "" of a
// live one.
std::string FormatState(const Record& record);

}  // namespace jobutils

#endif  // JOBUTILS_TABLE_FORMAT_H_
