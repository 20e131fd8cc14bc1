// Where a draft names the listing's title, company and places as the listing's.

#include <algorithm>

#include "draft/checker.h"

namespace jobutils {
namespace {

constexpr WordSet kRole(
    " role position job opening vacancy listing post application stelle "
    "position rolle bewerbung ");
// "I am applying" says nothing of what the person is.
constexpr WordSet kLives(
    " live lives lived living born based home house native grew raised worked "
    "work working resident citizen was been from lebe lebte wohne wohnte "
    "wohnhaft geboren komme aufgewachsen ansässig zuhause heimat arbeite "
    "arbeitete gearbeitet war ");
constexpr WordSet kNoState(
    " applying writing interested looking responding keen gespannt ");

}  // namespace

void Checker::CoverListing() {
  CoverName(listing_.title(), kTitle);
  CoverName(listing_.company(), kCompany);
  for (const ListingNames::Name& place : listing_.places()) {
    CoverName(place, kPlace);
  }
}

void Checker::CoverName(const ListingNames::Name& name, Cover cover) {
  if (!name.claims) {
    CoverWords(name.words, cover);
    return;
  }
  const auto at = std::search(tokens_.begin(), tokens_.end(),
                              name.words.begin(), name.words.end(),
                              [](const Token& token, const std::string& word) {
                                return token.folded == word;
                              });
  if (at == tokens_.end()) return;
  const auto begin = static_cast<size_t>(at - tokens_.begin());
  Fail(cover == kTitle     ? "title"
       : cover == kCompany ? "company"
                           : "place",
       begin, begin + name.words.size());
}

// A run of at least two words of a title or place, or the first of a company.
void Checker::CoverWords(const std::vector<std::string>& words, Cover cover) {
  if (words.empty()) return;
  for (const Sentence& sentence : sentences_) {
    for (size_t i = sentence.begin; i < sentence.end; ++i) {
      size_t length = 0;
      for (size_t from = 0; from < words.size(); ++from) {
        if (from > 0 && cover == kCompany) break;
        size_t run = 0;
        while (from + run < words.size() && i + run < sentence.end &&
               Word(i + run) == words[from + run]) {
          ++run;
        }
        length = std::max(length, run);
      }
      if (length == 0 || !tokens_[i].capital) {
        if (length < words.size() || length == 0) continue;
      }
      if (length == 1 && words.size() > 1 &&
          (cover == kTitle || kOrganisation.Has(Word(i)))) {
        continue;
      }
      const bool own =
          cover == kTitle     ? TitleIsListings(sentence, i, i + length)
          : cover == kCompany ? CompanyIsListings(sentence, i, i + length)
                              : PlaceIsListings(sentence, i);
      if (own) Mark(i, i + length, cover);
      i += length - 1;
    }
  }
}

// "the position T", "applying as T"; not "I was T".
bool Checker::TitleIsListings(const Sentence& sentence, size_t begin,
                              size_t end) const {
  bool weak = false;
  for (size_t i = begin; i > sentence.begin; --i) {
    if (Is(i - 1, kApplies)) return true;
    if (Is(i - 1, kAppliesWeakly)) {
      weak = true;
    } else if (Is(i - 1, kIsPerson) && !Is(i, kNoState)) {
      return false;
    }
  }
  if (weak || Is(end, kRole)) return true;
  // A line of its own, such as a subject: nothing but names of the listing
  // and of the person.
  for (size_t i = sentence.begin; i < sentence.end; ++i) {
    if (i >= begin && i < end) continue;
    const auto& company = listing_.company().words;
    const bool known =
        std::find(company.begin(), company.end(), Word(i)) != company.end() ||
        facts_.LongestAt(tokens_, i, i + 1, Facts::Of(Fact::kName)).length > 0;
    if (!known && !Is(i, kAt) && !Is(i, kApplies)) return false;
  }
  return true;
}

// Not "I live in P", "my home is P".
bool Checker::PlaceIsListings(const Sentence& sentence, size_t begin) const {
  const bool person = Any(sentence.begin, sentence.end, kFirstPerson);
  return !(person && Any(sentence.begin, begin, kLives)) ||
         Any(sentence.begin, begin, kHopedWork);
}

// "your team at C", "I would like to work at C"; not "I worked at C".
bool Checker::CompanyIsListings(const Sentence& sentence, size_t begin,
                                size_t end) const {
  for (size_t i = begin; i > sentence.begin; --i) {
    if (Is(i - 1, kHopedWork)) {
      // "my role at C", "I joined the team at C".
      if (!Any(sentence.begin, i - 1, kIsPerson) ||
          Any(sentence.begin, i, kApplies)) {
        return true;
      }
    }
    if (Is(i - 1, kPastWork) && cover_[i - 1] != kTitle) return false;
  }
  const bool person = Any(sentence.begin, sentence.end, kFirstPerson);
  const bool past = Any(end, sentence.end, kPastWork);
  bool number = false;
  for (size_t i = sentence.begin; i < sentence.end; ++i) {
    number |= tokens_[i].digit && (i < begin || i >= end);
  }
  return !past && (!number || !person);
}

}  // namespace jobutils
