#include "extract/listing.h"

#include <algorithm>

#include "text/read_text.h"

namespace jobutils {

void ListingText::Read(Signals& finder) {
  words.Read(text);
  signals.clear();
  finder.Find(words, signals);
}

std::span<const SignalHit> ListingText::SignalsIn(Span span) const {
  const auto before = [](const SignalHit& signal, size_t pos) {
    return signal.begin < pos;
  };
  const auto first =
      std::lower_bound(signals.begin(), signals.end(), span.begin, before);
  const auto end = std::lower_bound(first, signals.end(), span.end, before);
  return {first, end};
}

bool ListingText::Says(Span span, SignalSet any) const {
  const std::span<const SignalHit> hits = SignalsIn(span);
  return std::any_of(hits.begin(), hits.end(), [any](const SignalHit& hit) {
    return hit.signals.HasAny(any);
  });
}

void Listing::Read(const Record& record, Signals& finder) {
  ReadText(record.Get("title"), title.text);
  title.Read(finder);
  ReadText(record.Get("description"), description.text);
  description.Read(finder);
  places.text.clear();
  for (const Json place : record.Get("locations").Items()) {
    places.text += place.AsString().value_or("") + '\n';
  }
  places.Read(finder);
  outline.Read(description.text, description.signals);
}

}  // namespace jobutils
