#include "text/currency.h"

#include <utility>

#include "text/dictionary_tables.h"
#include "text/pay.h"
#include "text/scan.h"

namespace jobutils {
namespace {

using Tables = DictionaryTables;

constexpr std::string_view kNoCurrency = "XXX";

bool SameLetters(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (ToLower(a[i]) != ToLower(b[i])) return false;
  }
  return true;
}

std::string_view CodeOf(const Dictionary& rows, uint32_t row) {
  const std::string_view code = rows.Name(row);
  return code == kNoCurrency ? std::string_view() : code;
}

// The first of the marks of a node that stands in the text: `part` gives the
// text of a length, `apart` says whether no letter touches it there.
template <typename Part, typename Apart>
Currency Find(const Dictionary& rows, size_t node, Part part, Apart apart) {
  const Tables& tables = rows.tables();
  for (uint32_t i = tables.nodes[node]; i < tables.nodes[node + 1]; ++i) {
    const Tables::Phrase& mark = tables.phrases[i];
    const std::string_view written = tables.text.substr(mark.begin, mark.size);
    const std::string_view found = part(mark.size);
    if (!SameLetters(found, written) || (mark.rules & Tables::kCommon) != 0 ||
        ((mark.rules & Tables::kExact) != 0 && found != written) ||
        ((mark.rules & Tables::kApart) != 0 && !apart(found))) {
      continue;
    }
    const std::string_view code = CodeOf(rows, mark.row);
    return {mark.size, code, (mark.rules & Tables::kShared) != 0,
            code.empty() || (mark.rules & Tables::kAlsoWord) != 0};
  }
  return {};
}

size_t NodeOf(char edge) { return static_cast<unsigned char>(ToLower(edge)); }

}  // namespace

Currencies::Currencies(const DataSet& data)
    : rows_(data[DataFile::kCurrencies]) {}

Currency Currencies::At(std::string_view text, size_t pos) const {
  if (pos >= text.size()) return {};
  return Find(
      rows_, NodeOf(text[pos]),
      [&](size_t size) { return text.substr(pos, size); },
      [&](std::string_view part) {
        const size_t end = pos + part.size();
        return end >= text.size() || !IsLetter(text[end]);
      });
}

Currency Currencies::Before(std::string_view text, size_t pos) const {
  if (pos == 0) return {};
  return Find(
      rows_, Tables::kBehindNodes + NodeOf(text[pos - 1]),
      [&](size_t size) {
        return size <= pos ? text.substr(pos - size, size) : std::string_view();
      },
      [&](std::string_view part) {
        const size_t begin = pos - part.size();
        return begin == 0 || !IsLetter(text[begin - 1]);
      });
}

std::string Currencies::Of(std::string_view text) const {
  const std::string plain = Plain(text);
  if (plain.empty()) return "";
  const Tables& tables = rows_.tables();
  const size_t node = NodeOf(plain[0]);
  for (uint32_t i = tables.nodes[node]; i < tables.nodes[node + 1]; ++i) {
    const Tables::Phrase& mark = tables.phrases[i];
    if (SameLetters(plain, tables.text.substr(mark.begin, mark.size))) {
      return std::string(CodeOf(rows_, mark.row));
    }
  }
  return "";
}

std::string CurrencyOf(std::string_view text) { return Currencies().Of(text); }

}  // namespace jobutils
