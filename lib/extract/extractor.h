// `extract` of a listing: what its own keys do not state, read out of its title
// and description. jobutils-record(5) lists the fields.

#ifndef JOBUTILS_EXTRACT_EXTRACTOR_H_
#define JOBUTILS_EXTRACT_EXTRACTOR_H_

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "extract/listing.h"
#include "record/record.h"
#include "text/currency.h"
#include "text/degrees.h"
#include "text/dictionary.h"
#include "text/skills.h"
#include "text/stop_words.h"
#include "text/titles.h"

namespace jobutils {

class Extractor {
 public:
  // What it reads by.
  static constexpr std::initializer_list<DataFile> kData = {
      DataFile::kSkills,      DataFile::kContext,   DataFile::kTitles,
      DataFile::kSeniorities, DataFile::kDegrees,   DataFile::kStopWords,
      DataFile::kSignals,     DataFile::kCurrencies};

  // `now` resolves relative dates.
  explicit Extractor(Time now, const DataSet& data = DataSet());

  // What is less sure (0 to 1) is left out; 0 unless set.
  void LeaveOutBelow(double sure) { least_ = sure; }

  // Sets `extract`. `workplace`, `employment`, `salary` and `closes_at` win
  // over the text, and their fields are marked `"source":"structured"`; so is
  // a place that says "remote". An object without fields when nothing is said.
  void Apply(Record& listing);

 private:
  // `found`, unless it is not sure enough.
  template <typename T>
  std::optional<T> Kept(std::optional<T> found) const;
  template <typename T>
  std::vector<T> Kept(std::vector<T> found) const;
  std::string Workplace(const Record& record) const;
  std::string Pay(const Record& record) const;

  Titles titles_;
  Skills skills_;
  Degrees degrees_;
  StopWords stop_words_;
  Signals signals_;
  Currencies currencies_;
  Time now_;
  double least_ = 0;
  Listing listing_;
};

}  // namespace jobutils

#endif  // JOBUTILS_EXTRACT_EXTRACTOR_H_
