// The built-in data files, as data/compile.cc writes them. Inside lib/text
// only.

#ifndef JOBUTILS_TEXT_BUILT_IN_DATA_H_
#define JOBUTILS_TEXT_BUILT_IN_DATA_H_

#include "text/dictionary_tables.h"

namespace jobutils::built_in {

extern const DictionaryTables kSkills;
extern const DictionaryTables kTitles;
extern const DictionaryTables kSeniorities;
extern const DictionaryTables kPlaces;
extern const DictionaryTables kZones;
extern const DictionaryTables kDegrees;
extern const DictionaryTables kCurrencies;
extern const DictionaryTables kLegalForms;
extern const DictionaryTables kStopWords;
extern const DictionaryTables kContext;
extern const DictionaryTables kSignals;

}  // namespace jobutils::built_in

#endif  // JOBUTILS_TEXT_BUILT_IN_DATA_H_
