#include "text/stop_words.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/data_rows.h"

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

struct Count {
  std::string_view what;
  size_t found = 0;
};

// The last is the likeliest: the rows of a language stand together.
void Add(std::string_view what, size_t times, std::vector<Count>& counts) {
  auto count = std::find_if(counts.rbegin(), counts.rend(),
                            [what](const Count& c) { return c.what == what; });
  if (count == counts.rend()) {
    counts.push_back({what});
    count = counts.rbegin();
  }
  count->found += times;
}

}  // namespace

StopWords::StopWords(const DataSet& data) : rows_(data[DataFile::kStopWords]) {}

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
  rows_.Count(words.all().first(size), of_row);
  std::vector<Count> lists;  // of languages: there are few
  for (uint32_t row = 0; row < of_row.size(); ++row) {
    if (of_row[row] == 0) continue;
    Add(rows_.Column(row, kLanguageColumn), of_row[row], lists);
  }
  std::vector<Count> counts;
  for (const Count& list : lists) {
    for (const std::string_view language : SplitList(list.what)) {
      Add(language, list.found, counts);
    }
  }
  std::ranges::sort(counts, std::ranges::greater(), &Count::found);
  if (counts.empty() || counts[0].found < kFewestFound) return "";
  // A text has a stop word in three to five words.
  if (counts[0].found * 8 < size) return "";
  if (counts.size() > 1 && counts[0].found * 3 < counts[1].found * 4) return "";
  return std::string(counts[0].what);
}

}  // namespace jobutils
