// Currencies as they stand in a text.

#ifndef JOBUTILS_TEXT_CURRENCY_H_
#define JOBUTILS_TEXT_CURRENCY_H_

#include <cstddef>
#include <string_view>

namespace jobutils {

struct Currency {
  size_t length = 0;      // bytes taken; 0: there is none
  std::string_view code;  // ISO 4217; "" for a symbol of several ("kr")
  bool symbol = false;    // "$", which a code beside it makes precise
  bool word = false;      // a code that is also a word or a name ("PHP 8")
};

// The currency that begins at `pos` of a text in the form of Plain().
Currency CurrencyAt(std::string_view text, size_t pos);

// The currency that ends at `pos`.
Currency CurrencyBefore(std::string_view text, size_t pos);

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_CURRENCY_H_
