// What an employer gives beside pay: a visa, help to relocate, a share.

#include <algorithm>
#include <optional>
#include <string_view>

#include "extract/fields.h"

namespace jobutils {
namespace {

constexpr SignalSet kNot(Signal::kNot);
constexpr SignalSet kOffer(Signal::kOffer);

bool IsQuestion(std::string_view sentence) {
  const size_t last = sentence.find_last_not_of(" *\n");
  return last != sentence.npos && sentence[last] == '?';
}

// "Yes" or "no" of a sentence about a topic that stands at a signal: what
// denies or offers it may stand on either side.
std::optional<bool> Answer(const ListingText& text, Span sentence,
                           const SignalHit& topic) {
  constexpr size_t kReach = 160;
  constexpr size_t kNotBehind = 28;  // "relocation is not offered"
  const size_t from = std::max<size_t>(
      sentence.begin, topic.begin > kReach ? topic.begin - kReach : 0);
  const size_t to = std::min<size_t>(sentence.end, topic.end + kReach);
  for (const SignalHit& signal : text.SignalsIn({from, to})) {
    if (!signal.signals.HasAny(kNot)) continue;
    if (signal.begin > topic.end + kNotBehind) break;
    // "not for every role": of some it is so.
    const std::string_view behind = std::string_view(text.text).substr(
        signal.end, std::min<size_t>(signal.end + 60, to) - signal.end);
    if (behind.find("every") != behind.npos ||
        behind.find(" all ") != behind.npos) {
      return std::nullopt;
    }
    return false;
  }
  if (text.Says({from, to}, kOffer)) return true;
  return std::nullopt;
}

// Whether a phrase for a visa is about who may work already.
bool SpeaksOfRight(std::string_view words) {
  return words.find("uthori") != words.npos ||
         words.find("right") != words.npos || words.find("ligib") != words.npos;
}

// Whether "equity" is a part of the pay in this sentence, and not fairness.
bool SpeaksOfShares(std::string_view sentence) {
  for (const std::string_view word :
       {"salary", "ompensation", "package", "stake", "option", "wnership",
        "eaningful", "enerous", "grant", "bonus", "offer", "share", "stock",
        "pay", "Gehalt", "enefits", "401", "PTO", "nsurance"}) {
    if (sentence.find(word) != sentence.npos) return true;
  }
  return false;
}

Finding Found(bool yes, const SignalHit& signal, double sure) {
  return {yes ? "yes" : "no",
          {Where::kDescription, signal.begin, signal.end, sure}};
}

}  // namespace

std::optional<Finding> FindVisa(const Listing& listing) {
  const ListingText& text = listing.description;
  std::optional<Finding> found;
  for (const SignalHit& signal : text.signals) {
    const bool sponsor = signal.signals.Has(Signal::kSponsor);
    const bool visa = signal.signals.Has(Signal::kVisa);
    if (!sponsor && !visa) continue;
    const Span sentence = text.SentenceOf(signal);
    if (IsQuestion(sentence.In(text.text))) continue;
    // A visa alone may be one that is asked for; a sponsor alone may be one of
    // a project, unless it is said whether there is one.
    const bool both =
        (visa || text.Says(sentence, SignalSet(Signal::kVisa))) &&
        (sponsor || text.Says(sentence, SignalSet(Signal::kSponsor)));
    std::optional<bool> answer = Answer(text, sentence, signal);
    if (!answer && both &&
        text.Says({sentence.begin, signal.begin}, SignalSet(Signal::kOurs))) {
      answer = true;  // "we sponsor visas"
    }
    if (!answer) continue;
    const std::string_view word = std::string_view(text.text).substr(
        signal.begin, signal.end - signal.begin);
    if (!both) {
      // "We cannot offer sponsorship"; "we help with your visa", but a right
      // to work is asked for and not given.
      const bool denied = sponsor && !*answer && word.ends_with("ship");
      const bool helped = visa && *answer && !SpeaksOfRight(word);
      if (!denied && !helped) continue;
    }
    if (!found || (found->value == "no" && *answer && both)) {
      found = Found(*answer, signal, both ? 0.9 : 0.7);
    }
    if (both) break;
  }
  return found;
}

std::optional<Finding> FindRelocation(const Listing& listing) {
  const ListingText& text = listing.description;
  for (const SignalHit& signal : text.signals) {
    const bool yes = signal.signals.Has(Signal::kRelocationYes);
    if (!yes && !signal.signals.Has(Signal::kRelocation)) continue;
    const Span sentence = text.SentenceOf(signal);
    if (IsQuestion(sentence.In(text.text))) continue;
    const std::optional<bool> answer = Answer(text, sentence, signal);
    if (answer) return Found(*answer, signal, yes ? 0.9 : 0.8);
    const std::string_view words = std::string_view(text.text).substr(
        signal.begin, signal.end - signal.begin);
    const bool named = words.find(' ') != words.npos || words.size() > 10;
    if (yes || (named && listing.PartOf(signal) == Part::kBenefits)) {
      return Found(true, signal, 0.8);
    }
  }
  return std::nullopt;
}

std::optional<Finding> FindEquity(const Listing& listing) {
  const ListingText& text = listing.description;
  for (const SignalHit& signal : text.signals) {
    if (!signal.signals.Has(Signal::kEquity)) continue;
    const Part part = listing.PartOf(signal);
    if (part == Part::kMust || part == Part::kNice || part == Part::kDuties) {
      // There it is a matter of the work, unless pay is spoken of.
      const std::string_view sentence = text.SentenceOf(signal).In(text.text);
      if (sentence.find("salary") == sentence.npos &&
          sentence.find("compensation") == sentence.npos &&
          sentence.find("benefits") == sentence.npos) {
        continue;
      }
    }
    const Span before{signal.begin > 32 ? signal.begin - size_t{32} : 0,
                      signal.begin};
    if (text.Says(before, kNot)) continue;
    const bool given = part == Part::kBenefits || part == Part::kPay;
    const std::string_view word = std::string_view(text.text).substr(
        signal.begin, signal.end - signal.begin);
    if (!given && word.size() == 6 &&
        !SpeaksOfShares(text.SentenceOf(signal).In(text.text))) {
      continue;
    }
    return Found(true, signal, given ? 0.95 : 0.8);
  }
  return std::nullopt;
}

}  // namespace jobutils
