#include "rules/phrase_list.h"

#include "base/utf8.h"
#include "text/phrases.h"

namespace jobutils {
namespace {

constexpr size_t kQuoteBytes = 80;

}  // namespace

std::vector<std::string> PhraseList(Table& table, std::string_view key) {
  std::vector<std::string> phrases = table.Strings(key);
  for (const std::string& phrase : phrases) {
    if (Phrases::Normal(phrase).empty()) {
      table.Fail(key, "expected words, not '" + phrase + "'");
    }
  }
  return phrases;
}

std::string Shortened(std::string_view text) {
  std::string shown(CutUtf8(text, kQuoteBytes));
  if (shown.size() < text.size()) shown += "\u2026";
  return shown;
}

void AppendQuoted(std::string& out, std::string_view text) {
  ((out += '\'') += Shortened(text)) += '\'';
}

}  // namespace jobutils
