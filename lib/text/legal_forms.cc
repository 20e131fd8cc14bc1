#include "text/legal_forms.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/bare_name.h"
#include "text/letters.h"

namespace jobutils {
namespace {

constexpr size_t kLanguageColumn = 1;

// Languages whose legal forms also stand before the name.
constexpr std::string_view kFormFirst[] = {"be", "bg", "id", "ja", "kk",
                                           "ko", "lt", "lv", "ru", "sv",
                                           "th", "uk", "vi", "zh"};

// What joins a form to the name: "Tiffany & Co."
constexpr std::string_view kAnd = " and";

// Whether it is two signs or more of a script that does not set words apart.
bool IsPart(std::string_view bare) {
  size_t signs = 0;
  for (size_t pos = 0; pos < bare.size(); ++signs) {
    if (IsWordChar(DecodeUtf8(bare, pos))) return false;
  }
  return signs > 1;
}

size_t CountWords(std::string_view bare) {
  return 1 + std::count(bare.begin(), bare.end(), ' ');
}

}  // namespace

void LegalForms::Read() const {
  for (uint32_t row = 0; row < rows_.size(); ++row) {
    const std::string bare = BareName(rows_.Name(row));
    if (bare.empty()) continue;
    last_.Add(bare);
    for (const std::string_view language : rows_.List(row, kLanguageColumn)) {
      if (std::find(std::begin(kFormFirst), std::end(kFormFirst), language) !=
          std::end(kFormFirst)) {
        first_.Add(bare);
        break;
      }
    }
  }
}

void LegalForms::Forms::Add(const std::string& bare) {
  words.insert(bare);
  most_words = std::max(most_words, CountWords(bare));
  if (IsPart(bare)) parts.push_back(bare);
}

size_t LegalForms::LengthAtEnd(const Forms& forms, std::string_view name) {
  size_t length = 0;
  for (const std::string& part : forms.parts) {
    if (name.ends_with(part)) length = std::max(length, part.size());
  }
  size_t begin = name.size();
  for (size_t i = 0; i < forms.most_words && begin > 0; ++i) {
    begin = name.rfind(' ', begin - 1);
    const std::string_view end = name.substr(begin + 1);  // npos + 1 is 0
    if (forms.words.contains(std::string(end))) {
      length = std::max(length, end.size());
    }
    if (begin == std::string_view::npos) break;
  }
  return length;
}

size_t LegalForms::LengthAtBegin(const Forms& forms, std::string_view name) {
  size_t length = 0;
  for (const std::string& part : forms.parts) {
    if (name.starts_with(part)) length = std::max(length, part.size());
  }
  size_t end = 0;
  for (size_t i = 0; i < forms.most_words; ++i) {
    end = std::min(name.find(' ', end), name.size());
    if (forms.words.contains(std::string(name.substr(0, end)))) {
      length = std::max(length, end);
    }
    if (end++ == name.size()) break;
  }
  return length;
}

std::string LegalForms::CompanyKey(std::string_view name) const {
  if (last_.words.empty()) Read();
  const std::string bare = BareName(name);
  std::string_view key = bare;
  while (true) {
    std::string_view rest = key;
    rest.remove_suffix(LengthAtEnd(last_, rest));
    if (rest.size() == key.size()) {
      rest.remove_prefix(LengthAtBegin(first_, rest));
    }
    if (rest.size() == key.size()) break;
    if (rest.ends_with(' ')) rest.remove_suffix(1);
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    if (rest.ends_with(kAnd)) rest.remove_suffix(kAnd.size());
    if (rest.empty()) break;
    key = rest;
  }
  return std::string(key);
}

}  // namespace jobutils
