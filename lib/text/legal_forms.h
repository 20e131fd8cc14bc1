// What the law adds to a company's name: "GmbH", "Inc.", "株式会社", "ООО".

#ifndef JOBUTILS_TEXT_LEGAL_FORMS_H_
#define JOBUTILS_TEXT_LEGAL_FORMS_H_

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "text/dictionary.h"

namespace jobutils {

// The rows are read when a name is first asked for; so not by two threads.
class LegalForms {
 public:
  explicit LegalForms(const DataSet& data = DataSet())
      : rows_(data[DataFile::kLegalForms]) {}

  // What a company is called however its name is written: its BareName without
  // legal forms at the end, and at the begin where languages put them there
  // ("ООО Ромашка", "PT Contoh"), as long as something is left. Names that are
  // the same company's compare equal. "" for a text without a name.
  std::string CompanyKey(std::string_view name) const;

 private:
  struct Forms {
    // Whole words, joined by blanks.
    std::unordered_set<std::string> words;
    // Of scripts that do not set words apart: also a part of a word.
    std::vector<std::string> parts;
    size_t most_words = 0;

    void Add(const std::string& bare);
  };

  void Read() const;
  static size_t LengthAtEnd(const Forms& forms, std::string_view name);
  static size_t LengthAtBegin(const Forms& forms, std::string_view name);

  Dictionary rows_;
  mutable Forms last_;
  mutable Forms first_;
};

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_LEGAL_FORMS_H_
