// Currencies as they stand in a text.

#ifndef JOBUTILS_TEXT_CURRENCY_H_
#define JOBUTILS_TEXT_CURRENCY_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "text/dictionary.h"

namespace jobutils {

struct Currency {
  size_t length = 0;      // bytes taken; 0: there is none
  std::string_view code;  // ISO 4217; "" for a name of several ("kr")
  bool symbol = false;    // "$", which a code beside it makes precise
  bool word = false;      // also a word or a name ("PHP 8")
};

// The rows of currencies.tsv. Cheap to copy, and so to make.
class Currencies {
 public:
  explicit Currencies(const DataSet& data = DataSet());

  // The currency that begins at `pos` of a text in the form of Plain(). Of
  // several the longest.
  Currency At(std::string_view text, size_t pos) const;

  // The currency that ends at `pos`.
  Currency Before(std::string_view text, size_t pos) const;

  // The code of a code, symbol or name in any letter case and in any form, ""
  // when unknown.
  std::string Of(std::string_view text) const;

 private:
  Dictionary rows_;
};

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_CURRENCY_H_
