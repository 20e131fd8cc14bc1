// Rows into a dictionary's tables. Inside lib/text, and the tool that compiles
// the built-in files.

#ifndef JOBUTILS_TEXT_DICTIONARY_BUILDER_H_
#define JOBUTILS_TEXT_DICTIONARY_BUILDER_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "text/data_files.h"
#include "text/dictionary_tables.h"

namespace jobutils {

// Tables that own what they view.
struct OwnedTables {
  OwnedTables() = default;
  OwnedTables(const OwnedTables&) = delete;

  std::vector<uint64_t> filter;
  std::vector<DictionaryTables::Edge> edges;
  std::vector<uint32_t> nodes;
  std::vector<DictionaryTables::Phrase> phrases;
  std::vector<uint32_t> cells;
  std::string text;
  DictionaryTables view;
};

// An error when a phrase belongs to two rows, or holds no word.
Result<std::shared_ptr<const OwnedTables>> BuildTables(
    const DataFormat& format, std::span<const DataRow> rows);

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_DICTIONARY_BUILDER_H_
