// Names, and places of work and study.

#include <algorithm>

#include "draft/checker.h"
#include "draft/plain_words.h"
#include "text/pay.h"
#include "text/stop_words.h"

namespace jobutils {
namespace {

constexpr Facts::Kinds kWorkPlaces =
    Facts::Of(Fact::kEmployer) | Facts::Of(Fact::kProject) |
    Facts::Of(Fact::kSchool) | Facts::Of(Fact::kCertificate) |
    Facts::Of(Fact::kPlace);
constexpr Facts::Kinds kSchools = Facts::Of(Fact::kSchool) |
                                  Facts::Of(Fact::kDegree) |
                                  Facts::Of(Fact::kPlace);
constexpr Facts::Kinds kNamed =
    Facts::Of(Fact::kEmployer) | Facts::Of(Fact::kSchool);
// What is true wherever it stands; a title needs its employer.
constexpr Facts::Kinds kAnywhere = ~(
    Facts::Of(Fact::kTitle) | Facts::Of(Fact::kDate) | Facts::Of(Fact::kWish));
constexpr size_t kProseWords = 4;
constexpr size_t kCueReach = 6;

}  // namespace

// Employers and schools that a part names tie its years and skills to them.
void Checker::NameEntries() {
  for (Part& part : parts_) {
    if (part.listing()) continue;
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
        return std::find(part.entries.begin(), part.entries.end(), entry) !=
               part.entries.end();
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
  static const StopWords stop_words;
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
  const bool plain = !mixed && !token.foreign &&
                     ((token.first ? CanBeginSentence(token.folded)
                                   : IsSentenceWord(token.folded) &&
                                         stop_words.Has(token.folded)) ||
                      (IsCapitalWord(token.folded) && !half) ||
                      !CurrencyOf(token.folded).empty() ||
                      (token.folded.size() == 1 &&
                       (tokens_[at].joined ||
                        (at + 1 < tokens_.size() && tokens_[at + 1].joined))));
  if (plain ||
      ((part.listing() || part.denial()) && listing_.SaysWord(token.folded))) {
    ++at;
    return;
  }
  size_t begin = at;
  while (begin > part.begin && tokens_[begin - 1].capital &&
         !tokens_[begin - 1].first && Between(begin) == " ") {
    --begin;
  }
  size_t end = at + 1;
  while (end < part.end && tokens_[end].capital && Between(end) == " ") ++end;
  Fail("name", begin, end);
  at = end;
}

void Checker::CheckEmployers(const Part& part) {
  if (part.listing() || part.denial()) return;
  for (size_t i = part.begin; i + 1 < part.end; ++i) {
    if (cover_[i] == kTitle) continue;
    const bool prepared = (Is(i + 1, kWorkPreposition) && Is(i, kEmployedBy)) ||
                          (Is(i + 1, kTenurePreposition) && Is(i, kTenure));
    if (prepared || Is(i, kAt)) {
      CheckPlaceOfWork(part, i + (prepared ? 2 : 1), prepared);
    } else if (Is(i, kTakesEmployer)) {
      CheckPlaceOfWork(part, i + 1, false);
    } else if (Is(i + 1, kTakesName) && tokens_[i].capital) {
      CheckPlaceOfWork(part, i, false);
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
    const Facts::Match match = facts_.LongestAt(
        tokens_, at, part.end, school ? kSchools : kWorkPlaces);
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
