#include "text/stop_words.h"

#include <algorithm>
#include <array>
#include <vector>

namespace jobutils {
namespace {

constexpr size_t kLanguageColumn = 1;
constexpr size_t kMostWords = 500;
constexpr size_t kFewestFound = 3;

// Whether the list "en;de" has a language.
bool Lists(std::string_view list, std::string_view language) {
  for (size_t at = list.find(language); at != std::string_view::npos;
       at = list.find(language, at + 1)) {
    const size_t end = at + language.size();
    if ((at == 0 || list[at - 1] == ';') &&
        (end == list.size() || list[end] == ';')) {
      return true;
    }
  }
  return false;
}

}  // namespace

StopWords::StopWords(Dictionary rows) : rows_(std::move(rows)) {}

bool StopWords::Has(std::string_view word, std::string_view language) const {
  const Words words(word);
  return words.size() == 1 && words.Text(0) == word && Has(words[0], language);
}

bool StopWords::Has(const Word& word, std::string_view language) const {
  const std::optional<uint32_t> row = rows_.Lookup(word);
  return row && (language.empty() ||
                 Lists(rows_.Column(*row, kLanguageColumn), language));
}

std::string StopWords::DetectLanguage(const Words& words) const {
  std::vector<uint16_t> of_row(rows_.size());
  const size_t size = std::min(words.size(), kMostWords);
  for (const Word& word : words.all().first(size)) {
    if (const auto row = rows_.Lookup(word)) ++of_row[*row];
  }
  struct Count {
    std::string_view language;
    size_t found = 0;
  };
  std::vector<Count> counts;
  for (uint32_t row = 0; row < of_row.size(); ++row) {
    if (of_row[row] == 0) continue;
    for (const std::string_view language : rows_.List(row, kLanguageColumn)) {
      auto count = std::ranges::find(counts, language, &Count::language);
      if (count == counts.end()) {
        count = counts.insert(counts.end(), {language});
      }
      count->found += of_row[row];
    }
  }
  std::ranges::sort(counts, std::ranges::greater(), &Count::found);
  if (counts.empty() || counts[0].found < kFewestFound) return "";
  // A text has a stop word in three to five words.
  if (counts[0].found * 8 < size) return "";
  if (counts.size() > 1 && counts[0].found * 3 < counts[1].found * 4) return "";
  return std::string(counts[0].language);
}

}  // namespace jobutils
