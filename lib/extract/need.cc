#include <algorithm>
#include <optional>
#include <string_view>

#include "extract/fields.h"

namespace jobutils {
namespace {

constexpr SignalSet kNext(Signal::kMustNext, Signal::kNiceNext,
                          Signal::kNeedlessNext);
constexpr SignalSet kLast(Signal::kMustLast, Signal::kNiceLast,
                          Signal::kNeedlessLast);
constexpr SignalSet kNice(Signal::kNiceNext, Signal::kNiceLast);
constexpr size_t kNotReach = 32;  // bytes from "no" to what is not needed

// Whether what is said before is left behind between two places.
bool HasBreak(std::string_view between) {
  // "A bachelor's degree (master's preferred)", but not "Python (preferred)".
  const size_t bracket = between.rfind('(');
  if (bracket != between.npos && between.size() - bracket > 3 &&
      between.find(')', bracket) == between.npos) {
    return true;
  }
  return between.find(';') != between.npos ||
         between.find(" but ") != between.npos ||
         between.find(" aber ") != between.npos;
}

// "Java, Kotlin preferred" speaks of Kotlin; "Java, Kotlin or Go preferred" and
// "Java, Kotlin are a plus" of all.
bool EndsAtComma(std::string_view between, std::string_view phrase) {
  const size_t comma = between.rfind(',');
  if (comma == between.npos) return false;
  for (const std::string_view verb : {"is ", "are ", "would ", "ist ", "sind ",
                                      "w\u00E4re", "but ", "est ", "sont "}) {
    if (phrase.starts_with(verb)) return false;
  }
  const std::string_view last = between.substr(comma);
  for (const std::string_view join :
       {" or ", " and ", " oder ", " und ", " and/or "}) {
    if (last.find(join) != last.npos) return false;
  }
  return true;
}

Need Said(SignalSet signals) {
  if (signals.HasAny(SignalSet(Signal::kMustNext, Signal::kMustLast))) {
    return Need::kMust;
  }
  return signals.HasAny(kNice) ? Need::kNice : Need::kNeedless;
}

// "No Java knowledge" of "no Java knowledge needed".
bool IsDenied(std::string_view text, const SignalHit* no, size_t pos) {
  if (no == nullptr || pos < no->end || pos - no->end > kNotReach) return false;
  const std::string_view between = text.substr(no->end, pos - no->end);
  return between.find_first_of(",.:(") == between.npos && !HasBreak(between);
}

}  // namespace

Need NeedOf(const Listing& listing, size_t pos, Span sentence) {
  const std::string_view text = listing.description.text;
  const SignalHit* before = nullptr;
  const SignalHit* behind = nullptr;
  const SignalHit* no = nullptr;
  for (const SignalHit& signal : listing.description.SignalsIn(sentence)) {
    if (signal.begin <= pos) {
      if (signal.signals.Has(Signal::kNot)) no = &signal;
      if (signal.signals.HasAny(kNext)) {
        before = &signal;
      } else if (signal.signals.HasAny(kLast)) {
        before = nullptr;
      }
    } else if (signal.signals.HasAny(kLast)) {
      behind = &signal;
      break;
    } else if (signal.signals.HasAny(kNext)) {
      break;
    }
  }
  if (before != nullptr &&
      HasBreak(text.substr(before->end,
                           std::max<size_t>(pos, before->end) - before->end))) {
    before = nullptr;
  }
  if (behind != nullptr) {
    const std::string_view between = text.substr(pos, behind->begin - pos);
    if (HasBreak(between) ||
        EndsAtComma(between,
                    text.substr(behind->begin, behind->end - behind->begin))) {
      behind = nullptr;
    }
  }
  if (before != nullptr && behind != nullptr) {
    (behind->begin - pos < pos - before->begin ? before : behind) = nullptr;
  }
  const bool nice = listing.outline.At(pos) == Part::kNice;
  Need need = nice                                     ? Need::kNice
              : listing.outline.At(pos) == Part::kMust ? Need::kMust
                                                       : Need::kUnsaid;
  if (behind != nullptr) {
    need = Said(behind->signals);
    if (need == Need::kMust && IsDenied(text, no, pos)) need = Need::kNeedless;
  } else if (before != nullptr) {
    need = Said(before->signals);
  }
  // "Rust is not required, but a plus."
  if (need == Need::kNeedless &&
      (nice || listing.description.Says(sentence, kNice))) {
    return Need::kNice;
  }
  return need;
}

}  // namespace jobutils
