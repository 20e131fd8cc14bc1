#include "score/rules.h"

#include "text/phrases.h"

namespace jobutils {

int Points(Table& table, std::string_view key, int fallback) {
  return static_cast<int>(table.Integer(key, -1000, 1000).value_or(fallback));
}

std::vector<std::string> PhraseList(Table& table, std::string_view key) {
  std::vector<std::string> phrases = table.Strings(key);
  for (const std::string& phrase : phrases) {
    if (Phrases::Normal(phrase).empty()) {
      table.Fail(key, "expected words, not '" + phrase + "'");
    }
  }
  return phrases;
}

}  // namespace jobutils
