#include "filter/commission.h"

#include <algorithm>
#include <array>
#include <string>

namespace jobutils {
namespace {

using Words = std::string_view;

constexpr auto kSaid = std::to_array<Words>({
    "commission only",
    "commissions only",
    "commission based only",
    "paid only on commission",
    "paid on commission only",
    "purely commission",
    "purely commission based",
    "solely commission",
    "solely commission based",
    "straight commission",
    "pure commission",
    "100% commission",
    "100 % commission",
    "100% commissions",
    "reine provisionsbasis",
    "reiner provisionsbasis",
    "rein provisionsbasiert",
    "rein auf provisionsbasis",
    "ausschlie\u00dflich auf provisionsbasis",
    "ausschlie\u00dflich provision",
    "nur provision",
    "100% provision",
    "100 % provision",
    "uniquement \u00e0 la commission",
    "s\u00f3lo comisiones",
    "solo comisiones",
    "solo a comisi\u00f3n",
    "solo provvigioni",
    "solo a provvigione",
});
// Said beside it: it is meant.
constexpr auto kMeant = std::to_array<Words>({
    "no base",
    "no salary",
    "no fixed",
    "without base",
    "without a base",
    "without salary",
    "without a salary",
    "kein fixum",
    "ohne fixum",
    "kein gehalt",
    "ohne gehalt",
    "kein grundgehalt",
    "ohne grundgehalt",
    "kein festgehalt",
    "sans fixe",
    "sin sueldo fijo",
    "senza fisso",
});
// Said in the same sentence, or in answer to it: perhaps it is not so.
constexpr auto kDenied = std::to_array<Words>({
    "not",        "no",     "never",   "isn't",
    "isn\u2019t", "aren't", "don't",   "doesn't",
    "other",      "others", "unlike",  "the commission only",
    "non",        "nicht",  "kein",    "keine",
    "keiner",     "nie",    "niemals", "andere",
    "anderen",    "pas",    "jamais",  "nunca",
    "mai",
});
// Said in the same sentence, or the one behind it: there is more.
constexpr auto kMore = std::to_array<Words>({
    "salary",  "base",        "base pay",   "fixed",       "wage",
    "wages",   "hourly",      "on top",     "in addition", "plus",
    "gehalt",  "grundgehalt", "festgehalt", "fixum",       "zus\u00e4tzlich",
    "salaire", "fixe",        "sueldo",     "fijo",        "stipendio",
    "fisso",
});

constexpr size_t kDeniedAt = kSaid.size();
constexpr size_t kMoreAt = kDeniedAt + kDenied.size();
constexpr size_t kMeantAt = kMoreAt + kMore.size();
constexpr size_t kEnd = kMeantAt + kMeant.size();

std::vector<std::string> AllPhrases() {
  std::vector<std::string> all;
  all.insert(all.end(), kSaid.begin(), kSaid.end());
  all.insert(all.end(), kDenied.begin(), kDenied.end());
  all.insert(all.end(), kMore.begin(), kMore.end());
  all.insert(all.end(), kMeant.begin(), kMeant.end());
  return all;
}

// Takes the first sentence off `text`, its last sign with it.
std::string_view TakeSentence(std::string_view& text) {
  const size_t stop = text.find_first_of(".!?\n");
  const size_t length = std::min(stop, text.size() - 1) + 1;
  const std::string_view sentence = text.substr(0, length);
  text.remove_prefix(length);
  return sentence;
}

}  // namespace

CommissionTest::CommissionTest()
    : said_(search_.Add({kSaid.begin(), kSaid.end()})),
      sentence_(AllPhrases()) {}

bool CommissionTest::Rejects(const Record& listing, Rejection& why) {
  search_.Look(listing);
  const bool said = std::any_of(said_.begin(), said_.end(), [&](size_t word) {
    return search_.Where(word) != WordSearch::kNowhere;
  });
  if (!said) return false;
  for (const char* key : {"title", "description"}) {
    const size_t word = SaidIn(listing.Text(key));
    if (word == kSaid.size()) continue;
    why = {"pay.reject", std::string(kSaid[word])};
    return true;
  }
  return false;
}

size_t CommissionTest::SaidIn(std::string_view text) {
  size_t open = kSaid.size();  // said, if the next sentence does not deny it
  bool asked = false;
  while (!text.empty()) {
    const std::string_view sentence = TakeSentence(text);
    marks_.assign(kEnd, 0);
    sentence_.Find(sentence, 1, marks_);
    const bool meant = Has(kMeantAt, kEnd);
    if (open < kSaid.size()) {
      const bool denied = asked && Has(kDeniedAt, kMoreAt);
      if (meant || (!denied && !Has(kMoreAt, kMeantAt))) return open;
      open = kSaid.size();
    }
    const auto said = std::find(marks_.begin(), marks_.begin() + kDeniedAt, 1);
    const auto index = static_cast<size_t>(said - marks_.begin());
    if (index == kSaid.size()) continue;
    if (meant) return index;
    if (Has(kDeniedAt, kMeantAt)) continue;
    open = index;
    asked = sentence.back() == '?';
  }
  return open;
}

bool CommissionTest::Has(size_t begin, size_t end) const {
  return std::find(marks_.begin() + static_cast<ptrdiff_t>(begin),
                   marks_.begin() + static_cast<ptrdiff_t>(end),
                   1) != marks_.begin() + static_cast<ptrdiff_t>(end);
}

}  // namespace jobutils
