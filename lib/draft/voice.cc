// What a sentence is: a greeting, a plain word on a gap, or in doubt a claim.

#include <algorithm>

#include "draft/checker.h"

namespace jobutils {
namespace {

constexpr WordSet kGreeting(
    " dear hello hi guten sehr hallo liebe lieber liebes moin "
    "servus to an ");
constexpr size_t kGreetingWords = 12;

}  // namespace

// "I have not used Kafka yet", in these words alone: whatever else is said may
// take it back.
bool Checker::Denies(const Sentence& sentence) const {
  size_t persons = 0;
  size_t nots = 0;
  size_t used = 0;
  size_t have = 0;
  bool denied = false;
  for (size_t i = sentence.begin; i < sentence.end; ++i) {
    persons += Is(i, kFirstPerson);
    nots += Is(i, kNot);
    used += Is(i, kUsed);
    have += Is(i, kHave);
    denied = denied ||
             (Is(i, kNot) &&
              (Is(i + 1, kUsed) || (Is(i + 1, kPlainGap) && Is(i + 2, kUsed)) ||
               (Is(i + 1, kPlainGap) && Is(i + 3, kUsed))));
    const bool plain = Is(i, kFirstPerson) || Is(i, kNot) || Is(i, kUsed) ||
                       Is(i, kHave) || Is(i, kPlainGap) || Is(i, kPointsBack) ||
                       Is(i, kYourWords);
    const bool name = tokens_[i].capital && !tokens_[i].first;
    const bool skill = std::any_of(
        skills_.begin(), skills_.end(),
        [&](const Hit& hit) { return hit.begin <= i && i < hit.end; });
    if (!plain && !name && !skill) return false;
  }
  return denied && persons < 2 && nots == 1 && used == 1 && have < 2;
}

void Checker::Divide() {
  for (const Sentence& sentence : sentences_) {
    const bool person = Any(sentence.begin, sentence.end, kFirstPerson);
    const bool greeting = !person && Is(sentence.begin, kGreeting) &&
                          sentence.end - sentence.begin < kGreetingWords;
    const bool gap = !greeting && Denies(sentence);
    // "You ask for Kafka. I have not used it yet."
    if (gap && !parts_.empty() && parts_.back().claims() &&
        Any(sentence.begin, sentence.end, kPointsBack)) {
      Part& before = parts_.back();
      bool listing = true;
      for (size_t i = before.begin; i < before.end; ++i) {
        listing = listing && (Is(i, kYourWords) || Is(i, kPlainGap) ||
                              (tokens_[i].capital && !tokens_[i].first));
      }
      if (listing) before.of = Part::kGap;
    }
    parts_.push_back({sentence.begin, sentence.end,
                      greeting ? Part::kGreeting
                      : gap    ? Part::kGap
                               : Part::kPerson});
  }
}

}  // namespace jobutils
