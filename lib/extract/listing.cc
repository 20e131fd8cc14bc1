#include "extract/listing.h"

#include <algorithm>
#include <utility>

namespace jobutils {

void ListingText::Read(std::string value, Signals& finder) {
  text = std::move(value);
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
  title.Read(record.Text("title"), finder);
  std::string text = record.Text("description");
  if (text.size() > kMostDescription) {
    size_t end = kMostDescription;
    while (end > 0 && (text[end] & 0xC0) == 0x80) --end;
    text.resize(end);
    text.shrink_to_fit();
  }
  description.Read(std::move(text), finder);
  std::string lines;
  for (const Json place : record.Get("locations").Items()) {
    lines += place.AsString().value_or("") + '\n';
  }
  places.Read(std::move(lines), finder);
  outline.Read(description.text, description.signals);
}

}  // namespace jobutils
