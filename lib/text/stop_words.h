// The words that say nothing of a text but its language.

#ifndef JOBUTILS_TEXT_STOP_WORDS_H_
#define JOBUTILS_TEXT_STOP_WORDS_H_

#include <string>
#include <string_view>

#include "text/dictionary.h"

namespace jobutils {

// Cheap to copy.
class StopWords {
 public:
  explicit StopWords(const DataSet& data = DataSet());

  // `language`: ISO 639-1, "" for any.
  bool Has(std::string_view word, std::string_view language = "") const;
  bool Has(const Word& word, std::string_view language = "") const;

  // The language of a text (ISO 639-1: en, de, fr, es, …) by its stop words; ""
  // when it is too short or between two. Looks at no more than the first 500
  // words.
  std::string DetectLanguage(const Words& words) const;

 private:
  Dictionary rows_;
};

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_STOP_WORDS_H_
