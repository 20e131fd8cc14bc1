// Names, and places of work and study.

#include <algorithm>

#include "draft/checker.h"
#include "draft/plain_words.h"
#include "text/currency.h"
#include "text/stop_words.h"

namespace jobutils {
namespace {

constexpr Facts::Kinds kWorkPlaces = Facts::Of(Fact::kEmployer) |
                                     Facts::Of(Fact::kProject) |
                                     Facts::Of(Fact::kPlace);
// What else one may be at, without having worked for it.
constexpr Facts::Kinds kOtherPlaces =
    kWorkPlaces | Facts::Of(Fact::kSchool) | Facts::Of(Fact::kCertificate);
constexpr Facts::Kinds kSchools = Facts::Of(Fact::kSchool) |
                                  Facts::Of(Fact::kDegree) |
                                  Facts::Of(Fact::kPlace);
constexpr Facts::Kinds kNamed =
    Facts::Of(Fact::kEmployer) | Facts::Of(Fact::kSchool);
// What is true wherever it stands; a title needs its employer.
constexpr Facts::Kinds kAnywhere = ~(
    Facts::Of(Fact::kTitle) | Facts::Of(Fact::kDate) | Facts::Of(Fact::kWish));
// German joins what is known and that it is known.
constexpr std::string_view kCompoundTails[] = {
    "erfahrung",   "erfahrungen", "kenntnis", "kenntnisse",
    "kenntnissen", "wissen",      "praxis"};
constexpr WordSet kCompoundHeads(
    " fach grund sprach vor haupt spezial ausland berufs arbeits lebens "
    "führungs leitungs projekt praxis kunden lehr arzt zahnarzt haus ");
constexpr size_t kProseWords = 4;
constexpr size_t kCueReach = 6;

// `folded` as it stands in a text: not a code that counts only in a field.
bool IsCurrency(std::string folded) {
  for (char& c : folded) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  const Currency found = Currencies().At(folded, 0);
  return found.length == folded.size() && !found.code.empty();
}

}  // namespace

// Employers and schools that a part names tie its years and skills to them.
void Checker::NameEntries() {
  for (Part& part : parts_) {
    if (!part.claims()) continue;
    for (size_t i = part.begin; i < part.end; ++i) {
      if (!tokens_[i].capital) continue;
      const Facts::Match match = facts_.LongestAt(tokens_, i, part.end, kNamed);
      const bool name = match.whole || match.length > 1 ||
                        (match.length == 1 && !kOrganisation.Has(Word(i)) &&
                         !IsSentenceWord(Word(i)));
      if (!name || match.length == 0) continue;
      part.entries.insert(part.entries.end(), match.entries.begin(),
                          match.entries.end());
      i += match.length - 1;
    }
    std::sort(part.entries.begin(), part.entries.end());
  }
}

// What is a fact from its first to its last word is true as it stands, but not
// of another employer.
void Checker::CoverWholeFacts() {
  for (const Part& part : parts_) {
    for (size_t i = part.begin; i < part.end; ++i) {
      const Facts::Match match =
          facts_.LongestAt(tokens_, i, part.end, kAnywhere);
      if (!match.whole || match.length < 2) continue;
      const auto named = [&](size_t entry) {
        return std::binary_search(part.entries.begin(), part.entries.end(),
                                  entry);
      };
      if (match.length >= kProseWords && !part.entries.empty() &&
          std::none_of(match.entries.begin(), match.entries.end(), named)) {
        continue;
      }
      Mark(i, i + match.length, kBacked);
      i += match.length - 1;
    }
  }
}

void Checker::CheckNames() {
  for (const Part& part : parts_) {
    for (size_t i = part.begin; i < part.end;) CheckName(part, i);
  }
}

// Looks at the token `at` and moves behind what was looked at.
void Checker::CheckName(const Part& part, size_t& at) {
  const Token& token = tokens_[at];
  const bool mixed = token.digit && token.folded.find_first_not_of(
                                        "0123456789.,'") != std::string::npos;
  if (cover_[at] != kOpen || !(token.capital || mixed || token.foreign)) {
    ++at;
    return;
  }
  const Facts::Match match = facts_.LongestAt(tokens_, at, part.end);
  size_t length = match.length;
  // "University of" is in no profile without what follows.
  while (length > 0 && !match.whole &&
         kOrganisation.Has(Word(at + length - 1)) &&
         !tokens_[at + length - 1].capital) {
    --length;
  }
  const bool half =
      length == 1 && !match.whole && kOrganisation.Has(token.folded);
  if (length > 0 && !half) {
    Mark(at, at + length, kBacked);
    at += length;
    return;
  }
  const auto skill = lexicon_.skills.Lookup(
      text_.substr(token.begin, token.end - token.begin));
  if (skill && facts_.HasSkill(*skill)) {
    ++at;
    return;
  }
  const bool plain = !mixed && !token.foreign && IsOrdinary(at, half);
  if (plain || (!part.claims() && listing_.SaysWord(token.folded))) {
    ++at;
    return;
  }
  size_t begin = at;
  while (begin > part.begin && tokens_[begin - 1].capital &&
         !IsOfListing(begin - 1) && !tokens_[begin - 1].first &&
         Between(begin) == " ") {
    --begin;
  }
  size_t end = at + 1;
  while (end < part.end && tokens_[end].capital && !IsOfListing(end) &&
         Between(end) == " ") {
    ++end;
  }
  Fail("name", begin, end);
  at = end;
}

// A capital word that names nothing. `half`: it is part of a known name, and
// may be of another.
bool Checker::IsOrdinary(size_t at, bool half) const {
  static const StopWords stop_words;
  const Token& token = tokens_[at];
  const std::string& word = token.folded;
  // "Haskellkenntnisse", "Siemenserfahrung".
  for (const std::string_view tail : kCompoundTails) {
    if (!word.ends_with(tail) || word.size() < tail.size() + 3) continue;
    std::string head = word.substr(0, word.size() - tail.size());
    const auto known = [&] {
      const auto skill = lexicon_.skills.Lookup(head);
      return skill ? facts_.HasSkill(*skill)
                   : kCompoundHeads.Has(head) || IsCapitalWord(head) ||
                         IsSentenceWord(head) || facts_.HasWord(head);
    };
    if (known()) return true;
    if (!head.ends_with('s')) return false;
    head.pop_back();
    return known();
  }
  if (IsCapitalWord(word) && !half) return true;
  if (IsShouted(at) && !IsShouted(at - 1) && !IsShouted(at + 1)) {
    return IsCurrency(word);  // "MIT" is not "mit"
  }
  if (token.first ? CanBeginSentence(word)
                  : IsSentenceWord(word) && stop_words.Has(word)) {
    return true;
  }
  return IsCurrency(word) ||
         (word.size() == 1 && (token.joined || (at + 1 < tokens_.size() &&
                                                tokens_[at + 1].joined)));
}

// In capitals from its first letter to its last, of at least two.
bool Checker::IsShouted(size_t token) const {
  if (token >= tokens_.size() || tokens_[token].folded.size() < 2) return false;
  for (size_t i = tokens_[token].begin; i < tokens_[token].end; ++i) {
    if (!IsCapital(text_[i])) return false;
  }
  return true;
}

void Checker::CheckEmployers(const Part& part) {
  if (!part.claims()) return;
  for (size_t i = part.begin; i + 1 < part.end; ++i) {
    if (cover_[i] == kTitle) continue;
    const bool prepared = (Is(i + 1, kWorkPreposition) && Is(i, kEmployedBy)) ||
                          (Is(i + 1, kTenurePreposition) && Is(i, kTenure));
    // "bei siemens gearbeitet"
    const bool behind = Is(i, kAt) && Any(i + 2, i + 4, kEmployedBy);
    if (prepared || Is(i, kAt)) {
      CheckPlaceOfWork(part, i + (prepared ? 2 : 1), prepared || behind);
    } else if (Is(i, kTakesEmployer)) {
      CheckPlaceOfWork(part, i + 1, false);
    } else if (Is(i + 1, kTakesName) && !Is(i, kFirstPerson)) {
      CheckPlaceOfWork(part, i, true);
    }
  }
}

// What stands behind "at", "worked for", "joined": at the token `at`.
void Checker::CheckPlaceOfWork(const Part& part, size_t at, bool cued) {
  const bool article = Is(at, kArticles);
  while (at < part.end && Is(at, kArticles)) ++at;
  if (at >= part.end || cover_[at] == kCompany || cover_[at] == kPlace ||
      cover_[at] == kTitle) {
    return;
  }
  const Token& token = tokens_[at];
  size_t study = at;
  for (size_t i = at; i > part.begin && at - i < kCueReach; --i) {
    if (Is(i - 1, kStudy)) study = i - 1;
    if (Is(i - 1, kPastWork) || Is(i - 1, kStudy)) break;
  }
  const bool school = study != at;
  if (token.capital) {
    const Facts::Match match = facts_.LongestAt(tokens_, at, part.end,
                                                school ? kSchools
                                                : cued ? kWorkPlaces
                                                       : kOtherPlaces);
    const Facts::Kinds other = school ? kSchools : kOtherPlaces;
    if (facts_.LongestAt(tokens_, at, part.end, other).length > match.length) {
      Fail("employer", at, at + 1);
      return;
    }
    if (match.length > 0) return;
    if (!cued && IsCapitalWord(token.folded)) return;
    if (token.digit) return;
    if (!IsCapitalWord(token.folded) || cued) {
      if (cued && article && facts_.HasWord(token.folded)) return;
      if (cued && IsCapitalWord(token.folded) && article) return;
      Fail(school ? "school" : "employer", at, at + 1);
    }
    return;
  }
  if (!cued || IsSentenceWord(token.folded) || token.digit ||
      cover_[at] == kBacked || facts_.HasWord(token.folded)) {
    return;
  }
  Fail("employer", at, at + 1);
}

}  // namespace jobutils
