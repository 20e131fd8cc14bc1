// Pay as boards write it.

#ifndef JOBUTILS_TEXT_PAY_H_
#define JOBUTILS_TEXT_PAY_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/currency.h"

namespace jobutils {

// What was published: never converted, never guessed.
struct Pay {
  std::optional<double> min;  // in units of the currency
  std::optional<double> max;
  std::string currency;  // ISO 4217, "" unknown ("$" alone is USD only where
                         // the board says so; here it reads as USD)
  std::string period;    // hour, day, week, month, year; "" unknown
};

// A summary a board shows: "$170K – $210K • Offers Equity", "€15.00 per hour",
// "MYR 3.5K – MYR 6K per month", "₹70L – ₹90L", "$31,2k- $52k", "$90 - $150
// /hour", "CA$123K", "$1M", "Up to £60,000 p.a.", "from 50.000 € brutto/Jahr".
// The first amount or range that is pay (no bonus, commission or equity), with
// a currency, a period or a word for pay beside it. nullopt when there is none.
// A single amount is both min and max, but for "up to", "from" and "+". min is
// never above max; ends of two currencies, or of which the last is not half
// of the first, are no range. "$95,000/$110,000" is one. "kr" alone is several
// currencies, so the code is unknown.
std::optional<Pay> ParsePay(std::string_view text);

// Where it stood in Plain(text), the currency and the period with it.
struct PayPlace {
  size_t begin = 0, end = 0;
};
std::optional<Pay> ParsePay(std::string_view text, PayPlace& place,
                            const Currencies& currencies = Currencies());

// A plain amount: "4500.50", "45,000", "45.000,00", "45 000", "4.5k", "70L".
// nullopt when it is anything else. "1.234" and "1,234" read as 1234: three
// digits behind one separator are thousands.
std::optional<double> ParseAmount(std::string_view text);

// Currencies::Of with the built-in rows ("€", "CA$", "usd").
std::string CurrencyOf(std::string_view text);

// hour, day, week, month or year of what sources call it ("1 YEAR", "HOURLY",
// "per-year-salary", "annum", "YEAR", "p.a.", "MON"); "" when unknown.
std::string PayPeriodOf(std::string_view text);

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_PAY_H_
