#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "extract/fields.h"
#include "text/scan.h"

namespace jobutils {
namespace {

constexpr int kMostNumber = 30;

struct NumberRow {
  std::string_view word;
  int number;
};
constexpr auto kNumbers = std::to_array<NumberRow>({
    {"one", 1},     {"two", 2},      {"three", 3}, {"four", 4},  {"five", 5},
    {"six", 6},     {"seven", 7},    {"eight", 8}, {"nine", 9},  {"ten", 10},
    {"twelve", 12}, {"fifteen", 15}, {"ein", 1},   {"eine", 1},  {"einem", 1},
    {"zwei", 2},    {"drei", 3},     {"vier", 4},  {"fünf", 5},  {"sechs", 6},
    {"sieben", 7},  {"acht", 8},     {"neun", 9},  {"zehn", 10}, {"deux", 2},
    {"trois", 3},   {"cinq", 5},     {"dos", 2},   {"tres", 3},  {"cinco", 5},
    {"dix", 10},
});

}  // namespace

std::optional<int> SmallNumber(std::string_view word) {
  if (!word.empty() && IsDigit(word[0])) {
    int number = 0;
    const auto [end, error] =
        std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size() ||
        number > kMostNumber) {
      return std::nullopt;
    }
    return number;
  }
  const std::string lower = Lowered(std::string(word));
  for (const NumberRow& row : kNumbers) {
    if (row.word == lower) return row.number;
  }
  return std::nullopt;
}

namespace {

struct Range {
  size_t begin = 0;  // in the text
  int min = 0;
  std::optional<int> max;
  bool up_to = false;
};

// The number or range in front of the word `year` ("years").
class RangeReader {
 public:
  explicit RangeReader(const Words& words) : words_(words) {}

  std::optional<Range> Before(size_t year) const {
    if (year == 0) return std::nullopt;
    size_t i = year - 1;
    // "3 or more years", "5+ full years".
    for (int skipped = 0; skipped < 3 && !SmallNumber(words_.Text(i));
         ++skipped) {
      if (i == 0 || !IsFiller(Word(i))) return std::nullopt;
      --i;
    }
    const std::optional<int> last = SmallNumber(words_.Text(i));
    if (!last || !Touches(i, year)) return std::nullopt;
    if (i > 0 && (words_.Behind(i - 1) == "." || words_.Behind(i - 1) == ",")) {
      return std::nullopt;  // "1.5 years"
    }
    Range range{words_[i].begin, *last, std::nullopt, false};
    const bool plus = words_.Behind(i).find('+') != std::string_view::npos;
    if (i > 0) ReadFirst(i, plus, range);
    return range;
  }

 private:
  std::string Word(size_t i) const {
    return Lowered(std::string(words_.Text(i)));
  }

  static bool IsFiller(const std::string& word) {
    constexpr auto kFillers = std::to_array<std::string_view>(
        {"or", "more", "plus", "full", "oder", "mehr", "solid", "relevant",
         "professional", "combined", "progressive", "consecutive"});
    return std::find(kFillers.begin(), kFillers.end(), word) != kFillers.end();
  }

  // Whether nothing but blanks and "+", ")", "-" parts the words.
  bool Touches(size_t from, size_t to) const {
    for (size_t i = from; i < to; ++i) {
      if (words_.Behind(i).find_first_of(".,;:!?\n/|%$") !=
          std::string_view::npos) {
        return false;
      }
    }
    return true;
  }

  // What stands in front of the last number: the other end of a range, "up
  // to", or the same as a word ("five (5) years").
  void ReadFirst(size_t last, bool plus, Range& range) const {
    const std::string_view gap = words_.Behind(last - 1);
    const std::string before = Word(last - 1);
    if (const std::optional<int> first = SmallNumber(words_.Text(last - 1))) {
      const bool dash =
          gap.find_first_of("-~") != gap.npos ||
          gap.find("\u2013") != gap.npos || gap.find("\u2014") != gap.npos ||
          gap.find("\u2010") != gap.npos || gap.find("\u2011") != gap.npos;
      if (gap.find('(') != gap.npos && *first == range.min) {
        range.begin = words_[last - 1].begin;
      } else if (dash && *first < range.min) {
        range.begin = words_[last - 1].begin;
        if (!plus) range.max = range.min;
        range.min = *first;
      }
      return;
    }
    if ((before == "to" || before == "bis" || before == "or" ||
         before == "and" || before == "oder" || before == "und") &&
        last >= 2) {
      const std::optional<int> first = SmallNumber(words_.Text(last - 2));
      if (first && *first < range.min) {
        range.begin = words_[last - 2].begin;
        if (!plus) range.max = range.min;
        range.min = *first;
        return;
      }
      range.up_to = before == "to" && Word(last - 2) == "up";
    }
  }

  const Words& words_;
};

// "A three year bonus": one year that has a number, and no "of" behind it.
bool IsOfThing(const Words& words, size_t year, int number) {
  const std::string word = Lowered(std::string(words.Text(year)));
  if (number < 2 || (word != "year" && word != "yr")) return false;
  if (year + 1 >= words.size()) return true;
  const std::string next = Lowered(std::string(words.Text(year + 1)));
  return next != "of" && next != "experience" && next != "exp" &&
         next != "relevant" && next != "professional" && next != "work";
}

// "The last five years".
bool IsOfTime(const Words& words, size_t pos) {
  constexpr auto kTimes = std::to_array<std::string_view>(
      {"last", "past", "next", "previous", "first", "letzten", "kommenden",
       "ersten", "within"});
  const size_t first = words.IndexAt(pos);
  return first > 0 &&
         std::find(kTimes.begin(), kTimes.end(),
                   Lowered(std::string(words.Text(first - 1)))) != kTimes.end();
}

// Whether a sentence speaks of the experience of whoever applies.
bool SpeaksOfYou(const Listing& listing, Span sentence, size_t pos) {
  const ListingText& text = listing.description;
  const Part part = listing.outline.At(pos);
  if (part == Part::kBenefits || part == Part::kCompany || part == Part::kPay) {
    return false;
  }
  if (listing.SpeaksOfItself(sentence)) return false;
  const bool ours = text.Says({sentence.begin, pos}, SignalSet(Signal::kOurs));
  if (part == Part::kMust || part == Part::kNice) return true;
  return !ours && text.Says(sentence, SignalSet(Signal::kExperience));
}

}  // namespace

std::optional<Experience> FindExperience(const Listing& listing) {
  const ListingText& text = listing.description;
  const RangeReader reader(text.words);
  std::optional<Experience> best;
  bool best_must = false;
  for (const SignalHit& signal : text.signals) {
    if (!signal.signals.Has(Signal::kYears)) continue;
    const size_t year = text.words.IndexAt(signal.begin);
    const std::optional<Range> range = reader.Before(year);
    if (!range || range->up_to || (range->min == 0 && !range->max)) continue;
    if (IsOfThing(text.words, year, range->min) ||
        IsOfTime(text.words, range->begin)) {
      continue;
    }
    const Span sentence = text.SentenceOf(signal);
    if (!SpeaksOfYou(listing, sentence, range->begin)) continue;
    const Need need = NeedOf(listing, signal.begin, sentence);
    if (need == Need::kNeedless) continue;
    const bool must = need != Need::kNice;
    if (best &&
        (best_must > must || (best_must == must && range->min <= best->min))) {
      continue;
    }
    const bool named = text.Says(sentence, SignalSet(Signal::kExperience));
    best = {range->min,
            range->max,
            {Where::kDescription, range->begin, signal.end, named ? 0.9 : 0.7}};
    best_must = must;
  }
  return best;
}

}  // namespace jobutils
