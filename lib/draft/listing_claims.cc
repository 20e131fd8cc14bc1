// Where a draft names the listing's title, company and places as the listing's.

#include <algorithm>

#include "draft/checker.h"

namespace jobutils {
namespace {

constexpr WordSet kRole(
    " role position job opening vacancy listing post application stelle "
    "position rolle bewerbung ");
// "I am applying" says nothing of what the person is.
constexpr WordSet kNoState(
    " applying writing interested looking responding keen gespannt ");

}  // namespace

void Checker::CoverListing() {
  CoverNames(listing_.title(), kTitle);
  CoverNames(listing_.company(), kCompany);
  for (const ListingNames::Words& place : listing_.places()) {
    CoverNames(place, kPlace);
  }
}

// A run of at least two words of a title or place, or the first of a company.
void Checker::CoverNames(const ListingNames::Words& words, Cover cover) {
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
          cover == kPlace ||
          (cover == kTitle ? TitleIsListings(sentence, i, i + length)
                           : CompanyIsListings(sentence, i, i + length));
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
    const auto& company = listing_.company();
    const bool known =
        std::find(company.begin(), company.end(), Word(i)) != company.end() ||
        facts_.LongestAt(tokens_, i, i + 1, Facts::Of(Fact::kName)).length > 0;
    if (!known && !Is(i, kAt) && !Is(i, kApplies)) return false;
  }
  return true;
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
    if (Is(i - 1, kPastWork)) return false;
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
