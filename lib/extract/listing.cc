#include "extract/listing.h"

#include <algorithm>
#include <string_view>

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

bool Listing::SpeaksOfItself(Span sentence) const {
  const size_t begin =
      description.text.find_first_not_of(" -*", sentence.begin);
  if (begin >= sentence.end) return false;
  const std::string_view rest = Span{begin, sentence.end}.In(description.text);
  const bool named = !company.empty() && rest.starts_with(company) &&
                     (rest.substr(company.size()).starts_with(' ') ||
                      rest.substr(company.size()).starts_with(','));
  return (named ||
          description.Says({begin, begin + 1}, SignalSet(Signal::kOfItself))) &&
         !description.Says(sentence, SignalSet(Signal::kOfWork));
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
  company = record.Get("company")["name"].AsString().value_or("");
  outline.Read(description.text, description.signals);
}

}  // namespace jobutils
