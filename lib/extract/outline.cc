#include "extract/outline.h"

#include <algorithm>
#include <optional>

#include "text/scan.h"

namespace jobutils {
namespace {

constexpr size_t kLongestHeading = 90;  // bytes
constexpr size_t kLongLine = 100;

constexpr SignalSet kHeadings(Signal::kMustHeading, Signal::kNiceHeading,
                              Signal::kDutiesHeading, Signal::kBenefitsHeading,
                              Signal::kPayHeading, Signal::kCompanyHeading,
                              Signal::kApplyHeading);

Part PartOf(SignalSet signals) {
  if (signals.Has(Signal::kNiceHeading)) return Part::kNice;
  if (signals.Has(Signal::kMustHeading)) return Part::kMust;
  if (signals.Has(Signal::kDutiesHeading)) return Part::kDuties;
  if (signals.Has(Signal::kPayHeading)) return Part::kPay;
  if (signals.Has(Signal::kBenefitsHeading)) return Part::kBenefits;
  if (signals.Has(Signal::kCompanyHeading)) return Part::kCompany;
  return Part::kApply;
}

struct Line {
  size_t begin, end;  // without blanks at its ends
  size_t next;        // where the next one begins
  bool item = false;  // of a list
};

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

Line LineFrom(std::string_view text, size_t begin) {
  Line line{begin, std::min(text.find('\n', begin), text.size()), 0};
  line.next = line.end + 1;
  while (line.begin < line.end && IsBlank(text[line.begin])) ++line.begin;
  while (line.end > line.begin && IsBlank(text[line.end - 1])) --line.end;
  const std::string_view rest = text.substr(line.begin, line.end - line.begin);
  line.item = rest.starts_with("- ") || rest.starts_with("* ") ||
              rest.starts_with("\u2022") || rest.starts_with("\u00B7");
  return line;
}

// Nothing but signs: "##", "**", an emoji.
bool IsDecoration(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return IsDigit(c) || (IsLetter(c) && static_cast<unsigned char>(c) < 0x80);
  });
}

// Whether a label begins at `pos`: at the begin of a line or sentence.
bool BeginsSentence(std::string_view text, size_t line_begin, size_t pos) {
  while (pos > line_begin &&
         (IsBlank(text[pos - 1]) || text[pos - 1] == '*' ||
          text[pos - 1] == '-' || (text[pos - 1] & 0x80) != 0)) {
    --pos;
  }
  if (pos == line_begin) return true;
  const char c = text[pos - 1];
  return c == '.' || c == '!' || c == '?' || c == ')' || c == ':' || c == ';';
}

// Reads the heading signals of one line.
class LineReader {
 public:
  LineReader(std::string_view text, Line line,
             std::span<const SignalHit> signals)
      : text_(text), line_(line), signals_(signals) {}

  bool short_line() const {
    return line_.end - line_.begin <= kLongestHeading && !line_.item;
  }

  // The part that the line, all of it, is a heading of.
  std::optional<Part> Heading() const {
    if (!short_line() || line_.begin == line_.end) return std::nullopt;
    const char last = text_[line_.end - 1];
    if (last == '.' || last == ',' || last == ';') return std::nullopt;
    const SignalHit* best = nullptr;
    size_t covered = 0;
    bool must = false, nice = false;
    for (const SignalHit& signal : signals_) {
      if (!signal.signals.HasAny(kHeadings)) continue;
      covered += signal.end - signal.begin;
      if (signal.signals.Has(Signal::kNiceHeading)) nice = true;
      if (signal.signals.Has(Signal::kMustHeading)) must = true;
      if (best == nullptr) best = &signal;
    }
    if (best == nullptr) return std::nullopt;
    const size_t size = line_.end - line_.begin;
    const bool first =
        IsDecoration(text_.substr(line_.begin, best->begin - line_.begin));
    const bool whole = covered * 10 >= size * 6;
    // "Your profile at Lumenforge", but not "Experience with Rust".
    const bool words =
        text_.substr(best->begin, best->end - best->begin).find(' ') !=
        std::string_view::npos;
    if (!whole && !(first && (last == ':' || (words && size <= 45)))) {
      return std::nullopt;
    }
    if (nice && !(must && IsCombined())) return Part::kNice;
    if (must) return Part::kMust;
    return PartOf(best->signals);
  }

  // A label inside the line: where its text begins, and its part.
  struct Label {
    size_t at;
    Part part;
  };
  void Labels(std::vector<Label>& labels) const {
    for (const SignalHit& signal : signals_) {
      if (!signal.signals.HasAny(kHeadings)) continue;
      size_t behind = signal.end;
      while (behind < line_.end &&
             (IsBlank(text_[behind]) || text_[behind] == '*')) {
        ++behind;
      }
      if (behind >= line_.end || text_[behind] != ':') continue;
      if (!BeginsSentence(text_, line_.begin, signal.begin)) continue;
      labels.push_back({signal.begin, PartOf(signal.signals)});
    }
  }

 private:
  // "Required and preferred qualifications".
  bool IsCombined() const {
    const std::string_view line =
        text_.substr(line_.begin, line_.end - line_.begin);
    return line.find(" and ") != line.npos || line.find('&') != line.npos ||
           line.find(" und ") != line.npos;
  }

  std::string_view text_;
  Line line_;
  std::span<const SignalHit> signals_;
};

// Whether an unknown short line opens a part of its own: with a colon, or alone
// between an empty line and a list or a longer text.
bool IsOtherHeading(std::string_view text, const Line& line,
                    bool behind_empty) {
  const size_t size = line.end - line.begin;
  if (size == 0 || size > 60 || line.item) return false;
  const char last = text[line.end - 1];
  if (last == ':') return true;
  if (last == '.' || last == ',' || last == ';' || !behind_empty) return false;
  if (IsDigit(text[line.begin]) || line.next >= text.size()) return false;
  Line next = LineFrom(text, line.next);
  if (next.begin == next.end && next.next < text.size()) {
    next = LineFrom(text, next.next);
  }
  return next.item || next.end - next.begin > kLongLine;
}

}  // namespace

void Outline::Open(size_t at, Part part) {
  if (part == Part::kMust) has_must_ = true;
  openings_.push_back({at, part});
}

void Outline::Read(std::string_view text, std::span<const SignalHit> signals) {
  openings_.clear();
  has_must_ = false;
  Part part = Part::kOpen;
  bool behind_empty = true;
  std::vector<LineReader::Label> labels;
  size_t signal = 0;
  for (size_t begin = 0; begin < text.size();) {
    const Line line = LineFrom(text, begin);
    const size_t first = signal;
    while (signal < signals.size() && signals[signal].begin < line.next)
      ++signal;
    const LineReader reader(text, line, signals.subspan(first, signal - first));
    if (const std::optional<Part> heading = reader.Heading()) {
      part = *heading;
      Open(line.begin, part);
    } else {
      labels.clear();
      reader.Labels(labels);
      for (const LineReader::Label& label : labels) {
        Open(label.at, label.part);
      }
      if (!labels.empty()) {
        Open(line.next, part);
      } else if (part != Part::kOpen &&
                 IsOtherHeading(text, line, behind_empty)) {
        part = Part::kOpen;
        Open(line.begin, part);
      }
    }
    behind_empty = line.begin == line.end;
    begin = line.next;
  }
}

Part Outline::At(size_t pos) const {
  const auto behind = std::upper_bound(
      openings_.begin(), openings_.end(), pos,
      [](size_t at, const Opening& opening) { return at < opening.at; });
  return behind == openings_.begin() ? Part::kOpen : (behind - 1)->part;
}

}  // namespace jobutils
