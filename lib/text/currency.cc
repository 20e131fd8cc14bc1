#include "text/currency.h"

#include <algorithm>
#include <array>

#include "text/pay.h"
#include "text/scan.h"

namespace jobutils {
namespace {

struct Row {
  std::string_view name;
  std::string_view code;
};

// A longer name stands before those that it ends in or begins with.
constexpr auto kSymbols = std::to_array<Row>({
    {"US$", "USD"}, {"CAD$", "CAD"}, {"CA$", "CAD"},  {"AUD$", "AUD"},
    {"AU$", "AUD"}, {"NZD$", "NZD"}, {"NZ$", "NZD"},  {"SGD$", "SGD"},
    {"SG$", "SGD"}, {"HKD$", "HKD"}, {"HK$", "HKD"},  {"NT$", "TWD"},
    {"MX$", "MXN"}, {"MXN$", "MXN"}, {"CLP$", "CLP"}, {"COP$", "COP"},
    {"AR$", "ARS"}, {"USD$", "USD"}, {"A$", "AUD"},   {"C$", "CAD"},
    {"S$", "SGD"},  {"R$", "BRL"},   {"$", "USD"},    {"€", "EUR"},
    {"£", "GBP"},   {"CN¥", "CNY"},  {"JP¥", "JPY"},  {"¥", "JPY"},
    {"₹", "INR"},   {"₱", "PHP"},    {"₩", "KRW"},    {"₪", "ILS"},
    {"₺", "TRY"},   {"₽", "RUB"},  {"₫", "VND"},    {"฿", "THB"},
    {"₦", "NGN"},   {"₴", "UAH"},    {"₸", "KZT"},    {"₡", "CRC"},
    {"₵", "GHS"},   {"₲", "PYG"},    {"৳", "BDT"},    {"₾", "GEL"},
    {"₼", "AZN"}, {"₨", "INR"},
});

// Names of letters, in any case.
constexpr auto kNames = std::to_array<Row>({
    {"euros", "EUR"}, {"euro", "EUR"}, {"dollars", "USD"}, {"rs.", "INR"},
    {"rs", "INR"},    {"zł", "PLN"},   {"zl", "PLN"},      {"kč", "CZK"},
    {"kc", "CZK"},    {"kr.", ""},     {"kr", ""},         {"sfr.", "CHF"},
    {"sfr", "CHF"},   {"rmb", "CNY"},  {"ksh", "KES"},     {"rp", "IDR"},
    {"rm", "MYR"},    {"лв", "BGN"},   {"руб", "RUB"},     {"lei", "RON"},
});

struct Code {
  std::string_view code;
  bool word = false;
};
constexpr auto kCodes = std::to_array<Code>({
    {"AED"},       {"ALL", true}, {"AMD", true}, {"ARS", true}, {"AUD"},
    {"AZN"},       {"BAM", true}, {"BDT"},       {"BGN"},       {"BHD"},
    {"BOB", true}, {"BRL"},       {"CAD", true}, {"CHF"},       {"CLP"},
    {"CNY"},       {"COP", true}, {"CRC", true}, {"CZK"},       {"DKK"},
    {"DOP", true}, {"DZD"},       {"EGP"},       {"ETB"},       {"EUR"},
    {"GBP"},       {"GEL", true}, {"GHS"},       {"GTQ"},       {"HKD"},
    {"HNL"},       {"HRK"},       {"HUF"},       {"IDR"},       {"ILS", true},
    {"INR"},       {"IQD"},       {"ISK"},       {"JMD"},       {"JOD"},
    {"JPY"},       {"KES"},       {"KRW"},       {"KWD"},       {"KZT"},
    {"LBP"},       {"LKR"},       {"MAD", true}, {"MDL"},       {"MKD"},
    {"MMK"},       {"MUR"},       {"MXN"},       {"MYR"},       {"NGN"},
    {"NIO"},       {"NOK"},       {"NPR", true}, {"NZD"},       {"OMR"},
    {"PAB"},       {"PEN", true}, {"PHP", true}, {"PKR"},       {"PLN"},
    {"PYG"},       {"QAR"},       {"RON", true}, {"RSD"},       {"RUB"},
    {"RWF"},       {"SAR"},       {"SEK"},       {"SGD"},       {"THB"},
    {"TND"},       {"TRY", true}, {"TTD"},       {"TWD"},       {"TZS"},
    {"UAH"},       {"UGX"},       {"USD"},       {"UYU"},       {"UZS"},
    {"VND"},       {"XAF"},       {"XOF"},       {"ZAR"},       {"ZMW"},
});

bool SameLetters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ToLower(x) == ToLower(y); });
}

bool AllUpper(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= 'A' && c <= 'Z'; });
}

// What CurrencyAt and CurrencyBefore have in common: `part` gives the text of a
// length, `apart` says whether no letter touches it there.
template <typename Part, typename Apart>
Currency Find(Part part, Apart apart) {
  const std::string_view edge = part(1);
  if (edge.empty() ||
      !(IsLetter(edge[0]) || edge[0] == '$' || edge[0] == '.')) {
    return {};
  }
  for (const Row& row : kSymbols) {
    const std::string_view text = part(row.name.size());
    const bool letters = row.name.size() > 1 && row.name.ends_with('$');
    if (SameLetters(text, row.name) && (!letters || apart(text))) {
      return {text.size(), row.code, row.name == "$" || row.name == "¥", false};
    }
  }
  for (const Code& row : kCodes) {
    const std::string_view text = part(row.code.size());
    if (SameLetters(text, row.code) && apart(text) &&
        (!row.word || AllUpper(text))) {
      return {text.size(), row.code, false, row.word};
    }
  }
  for (const Row& row : kNames) {
    const std::string_view text = part(row.name.size());
    if (SameLetters(text, row.name) && apart(text)) {
      return {text.size(), row.code, false, row.code.empty()};
    }
  }
  return {};
}

}  // namespace

Currency CurrencyAt(std::string_view text, size_t pos) {
  return Find([&](size_t size) { return text.substr(pos, size); },
              [&](std::string_view part) {
                const size_t end = pos + part.size();
                return end >= text.size() || !IsLetter(text[end]);
              });
}

Currency CurrencyBefore(std::string_view text, size_t pos) {
  return Find(
      [&](size_t size) {
        return size <= pos ? text.substr(pos - size, size) : std::string_view();
      },
      [&](std::string_view part) {
        const size_t begin = pos - part.size();
        return begin == 0 || !IsLetter(text[begin - 1]);
      });
}

std::string CurrencyOf(std::string_view text) {
  const std::string plain = Plain(text);
  for (const Code& row : kCodes) {
    if (SameLetters(plain, row.code)) return std::string(row.code);
  }
  const Currency found = CurrencyAt(plain, 0);
  return found.length == plain.size() ? std::string(found.code) : "";
}

}  // namespace jobutils
