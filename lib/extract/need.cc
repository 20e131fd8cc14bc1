#include <algorithm>
#include <optional>
#include <string_view>

#include "extract/fields.h"

namespace jobutils {
namespace {

constexpr SignalSet kNext(Signal::kMustNext, Signal::kNiceNext);
constexpr SignalSet kLast(Signal::kMustLast, Signal::kNiceLast);

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

}  // namespace

bool IsMust(const Listing& listing, size_t pos) {
  const std::string_view text = listing.description.text;
  const Span sentence = SentenceAt(text, pos);
  const SignalHit* before = nullptr;
  const SignalHit* behind = nullptr;
  for (const SignalHit& signal : listing.description.SignalsIn(sentence)) {
    if (signal.begin <= pos) {
      if (signal.signals.HasAny(kNext)) before = &signal;
      if (signal.signals.HasAny(kLast) && !signal.signals.HasAny(kNext))
        before = nullptr;
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
  if (behind != nullptr) return behind->signals.Has(Signal::kMustLast);
  if (before != nullptr) return before->signals.Has(Signal::kMustNext);
  return listing.outline.At(pos) != Part::kNice;
}

}  // namespace jobutils
