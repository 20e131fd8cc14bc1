// Lists of words in a configuration, and how a reason quotes what it met.

#ifndef JOBUTILS_RULES_PHRASE_LIST_H_
#define JOBUTILS_RULES_PHRASE_LIST_H_

#include <string>
#include <string_view>
#include <vector>

#include "config/table.h"

namespace jobutils {

// The phrases under `key`; one that holds no word is an error.
std::vector<std::string> PhraseList(Table& table, std::string_view key);

// `text`, cut to a length that a line can bear.
std::string Shortened(std::string_view text);
// Appends it in quotes.
void AppendQuoted(std::string& out, std::string_view text);

}  // namespace jobutils

#endif  // JOBUTILS_RULES_PHRASE_LIST_H_
