// Who a sentence speaks of. In doubt, of the person.

#include <algorithm>

#include "draft/checker.h"

namespace jobutils {
namespace {

constexpr WordSet kGreeting(
    " dear hello hi guten sehr hallo liebe lieber liebes to an ");
constexpr size_t kShortSentence = 6;

}  // namespace

// The first token of what the sentence says of the listing, or its end. "You
// are looking for", "your listing asks for", "Sie suchen".
size_t Checker::ListingBegin(const Sentence& sentence) const {
  for (size_t i = sentence.begin; i < sentence.end; ++i) {
    const size_t near = std::min(i + 4, sentence.end);
    if (Is(i, kYou)) {
      const bool german = Word(i) != "you";
      // German puts the verb first, or last.
      if (german && i > sentence.begin && Is(i - 1, kListingVerb)) return i;
      if (Any(i + 1, german ? sentence.end : near, kListingVerb)) return i;
    }
    if (Is(i, kYour) &&
        Any(i + 1, std::min(i + 3, sentence.end), kListingNoun)) {
      if (Any(i + 1, sentence.end, kListingVerb)) return i;
    }
    if (i > sentence.begin && Word(i) == "team" && Word(i - 1) == "your" &&
        Any(i + 1, sentence.end, kListingVerb)) {
      return i - 1;
    }
  }
  return sentence.end;
}

// "I saw that": says nothing but where it is known from.
bool Checker::Reports(size_t begin, size_t end) const {
  if (!Any(begin, end, kReport) || Any(begin, end, kTurn)) return false;
  for (size_t i = begin; i < end; ++i) {
    if (tokens_[i].digit || Word(i) == "used" || Word(i) == "worked") {
      return false;
    }
  }
  return true;
}

bool Checker::TurnsToPerson(size_t begin, size_t end) const {
  if (Any(begin, end, kTurn)) return true;
  const std::string& name = facts_.profile().name;
  for (const std::string& word : WordsOf(name)) {
    for (size_t i = begin; i < end; ++i) {
      if (Word(i) == word) return true;
    }
  }
  return false;
}

bool Checker::Denies(size_t begin, size_t end) const {
  size_t persons = 0;
  for (size_t i = begin; i < end; ++i) persons += Is(i, kFirstPerson);
  return persons < 2 && Any(begin, end, kNot) && Any(begin, end, kUsed) &&
         !Any(begin, end, kNotOnly);
}

void Checker::Divide() {
  for (size_t s = 0; s < sentences_.size(); ++s) {
    const Sentence& sentence = sentences_[s];
    const bool greeting = Is(sentence.begin, kGreeting) &&
                          !Any(sentence.begin, sentence.end, kFirstPerson);
    if (greeting && sentence.end - sentence.begin < 12) {
      parts_.push_back({sentence.begin, sentence.end, Part::kGreeting, s});
      continue;
    }
    size_t listing = ListingBegin(sentence);
    if (Any(listing, sentence.end, kFirstPerson) ||
        TurnsToPerson(listing, sentence.end)) {
      listing = sentence.end;
    }
    if (listing < sentence.end) {
      if (!Any(sentence.begin, listing, kFirstPerson) &&
          !TurnsToPerson(sentence.begin, listing)) {
        listing = sentence.begin;
      } else if (!Reports(sentence.begin, listing)) {
        listing = sentence.end;
      }
    }
    if (listing > sentence.begin) {
      const bool denial = Denies(sentence.begin, listing);
      parts_.push_back(
          {sentence.begin, listing, denial ? Part::kDenial : Part::kPerson, s});
    }
    if (listing < sentence.end) {
      parts_.push_back({listing, sentence.end, Part::kListing, s});
    }
  }
}

// "I know all of these."
bool Checker::PointsBack(const Part& part) const {
  if (part.listing() || part.denial()) return false;
  if (!Any(part.begin, part.end, kFirstPerson)) {
    return part.end - part.begin < kShortSentence &&
           Any(part.begin, part.end, kTurn);
  }
  return Any(part.begin, part.end, kPointsBack) ||
         (part.end - part.begin < kShortSentence &&
          Any(part.begin, part.end, kPointsBackShort));
}

}  // namespace jobutils
