// The rows of a data file, and where in a text their phrases stand.

#ifndef JOBUTILS_TEXT_DICTIONARY_H_
#define JOBUTILS_TEXT_DICTIONARY_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "text/words.h"

namespace jobutils {

struct DictionaryTables;  // dictionary_tables.h

// A phrase in a text: bytes [begin, end) and the row it belongs to.
struct Hit {
  uint32_t begin;
  uint32_t end;
  uint32_t row;
  uint32_t rules;  // of the phrase: DictionaryTables::kExact …
};

// Whether a hit shares bytes with one of others, which are in their order.
bool Overlaps(std::span<const Hit> others, const Hit& hit);

// What a text is: prose, or one published field, in which a place that is a
// common word too ("Nice", "Essen") counts when it is all of the text or stands
// before a comma.
enum class Reading { kText, kField };

// Rows of named columns (data/README.md), known by their phrases. Cheap to
// copy.
//
// A phrase matches as whole words without regard to case (FoldCase); a gap in
// it (IsGap: blanks, hyphens, dashes, NBSP, line ends) matches any run of gaps,
// every other sign itself. "++" or "#" behind a word belongs to it: "c" is in
// neither "c++" nor "c#". A sign that begins a phrase does not stand behind a
// word: ".net" is not in "example.net". A phrase of one letter does not match
// as a part of something joined: "r" is not in "R&D", "c" not in "C-level"; a
// slash or a comma does not join. An empty line, or a line end and a dash (the
// next point of a list), parts what a blank would join. Beside '/', '&' and ','
// blanks do not matter. data/README.md tells what further rules a phrase can
// have ("case", capitals, behind a comma).
class Dictionary {
 public:
  // A view of tables that outlive it.
  explicit Dictionary(const DictionaryTables& tables) : tables_(&tables) {}
  // The same, and keeps them alive.
  explicit Dictionary(std::shared_ptr<const DictionaryTables> tables);

  // Rows are 0 to size() - 1, in the order of the file.
  size_t size() const;
  std::string_view Name(uint32_t row) const { return Column(row, 0); }
  // As written in the file, without blanks at the ends.
  std::string_view Column(uint32_t row, size_t column) const;
  // The parts of a column joined with ';', without empty ones.
  std::vector<std::string_view> List(uint32_t row, size_t column) const;

  // The row one of whose phrases is all of `phrase`, in any letter case and
  // whatever stands around it in a text; none that counts only behind a comma.
  std::optional<uint32_t> Lookup(std::string_view phrase) const;
  // The same for a phrase of one word.
  std::optional<uint32_t> Lookup(const Word& word) const;
  // Adds one to the count (there are size() of them) of the row of each word
  // that is such a phrase.
  void Count(std::span<const Word> words, std::span<uint16_t> counts) const;

  // Appends the phrases in a text in their order, none over another: where
  // several begin at a word, the longest. One look at each word.
  void Find(const Words& words, std::vector<Hit>& hits,
            Reading reading = Reading::kText) const;
  std::vector<Hit> Find(std::string_view text,
                        Reading reading = Reading::kText) const;

  // For the readers of this module that look up by other means.
  const DictionaryTables& tables() const { return *tables_; }

 private:
  std::shared_ptr<const DictionaryTables> owned_;
  const DictionaryTables* tables_;
};

enum class DataFile {
  kSkills,
  kTitles,
  kSeniorities,
  kPlaces,
  kZones,
  kDegrees,
  kCurrencies,
  kLegalForms,
  kStopWords,
  kContext,
  kSignals,
};

// The rows that are built in. Costs nothing.
const Dictionary& BuiltIn(DataFile file);

// The dictionaries that a tool reads by. Cheap to copy.
class DataSet {
 public:
  // Those that are built in.
  DataSet() = default;

  // For `files` with the rows added, replaced or removed that the files of the
  // same names in the folder data/ of `workspace` say; "" is none. A row that
  // is malformed or contradicts another is a usage error: "file:line: what was
  // expected".
  static Result<DataSet> Of(const std::string& workspace,
                            const std::vector<DataFile>& files);

  const Dictionary& operator[](DataFile file) const;

 private:
  std::vector<std::pair<DataFile, Dictionary>> own_;
};

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_DICTIONARY_H_
