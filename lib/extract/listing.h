// A listing as the readers of its fields see it: texts, words, signals, parts.

#ifndef JOBUTILS_EXTRACT_LISTING_H_
#define JOBUTILS_EXTRACT_LISTING_H_

#include <span>
#include <string>
#include <vector>

#include "extract/evidence.h"
#include "extract/outline.h"
#include "record/record.h"
#include "text/sentence.h"
#include "text/signals.h"
#include "text/words.h"

namespace jobutils {

// A text of a listing. Memory is used again from listing to listing.
struct ListingText {
  std::string text;
  Words words;
  std::vector<SignalHit> signals;

  // Of what `text` holds.
  void Read(Signals& finder);

  // The signals that begin in a span.
  std::span<const SignalHit> SignalsIn(Span span) const;
  bool Says(Span span, SignalSet any) const;
  Span SentenceOf(const SignalHit& signal) const {
    return SentenceAt(text, signal.begin);
  }
};

struct Listing {
  ListingText title;
  ListingText description;
  ListingText places;   // a line each
  Outline outline;      // of the description
  std::string company;  // its name

  void Read(const Record& record, Signals& finder);

  // Whether a sentence of the description is what the company says of itself:
  // it begins with its name, "we build", "wir sind"; and neither looks for
  // somebody nor says what it works with.
  bool SpeaksOfItself(Span sentence) const;

  Part PartOf(const SignalHit& signal) const {
    return outline.At(signal.begin);
  }
};

}  // namespace jobutils

#endif  // JOBUTILS_EXTRACT_LISTING_H_
