#include "profile/resume/entries.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "profile/resume/period.h"
#include "profile/resume/pieces.h"
#include "text/scan.h"

namespace jobutils {
namespace {

constexpr size_t kMostHead = 100;  // bytes of a heading line
constexpr size_t kMostBelow = 2;   // heading lines below the dates
constexpr size_t kWrapped = 60;    // bytes of a line that may go on

class Splitter {
 public:
  explicit Splitter(Lines lines) : lines_(lines), dated_(lines.size()) {
    for (size_t i = 0; i < lines.size(); ++i) {
      dated_[i] = Dated(lines[i], false);
    }
    if (std::find(dated_.begin(), dated_.end(), true) != dated_.end()) return;
    // Some write each entry as an item of a list.
    for (size_t i = 0; i < lines.size(); ++i) {
      dated_[i] = Dated(lines[i], true);
    }
  }

  std::vector<Entry> Split(std::vector<const Line*>* loose) {
    size_t i = 0;
    while (i < lines_.size()) {
      const size_t head = HeadAt(i);
      if (head > 0) {
        Begin(i, head);
        i += head;
      } else {
        if (entries_.empty()) {
          loose->push_back(&lines_[i]);
        } else {
          Continue(i);
        }
        ++i;
      }
    }
    return std::move(entries_);
  }

 private:
  static bool Dated(const Line& line, bool bullets) {
    if (line.bullet != bullets || line.text.size() > kMostHead) return false;
    const std::optional<Period> period = FindPeriod(line.text);
    if (!period) return false;
    const bool edge = period->begin == 0 || period->end == line.text.size();
    return period->range ? edge || !bullets : edge;
  }

  // What stands above is its heading, then.
  bool IsDatesOnly(size_t i) const {
    return dated_[i] && PiecesIn(i, i + 1) == 0;
  }

  bool IsPlain(size_t i) const {
    return !lines_[i].bullet && lines_[i].text.size() <= kMostHead &&
           !lines_[i].text.ends_with('.');
  }

  // How many lines of a heading begin at `i`: up to three above the dates.
  size_t HeadAt(size_t i) const {
    size_t dates = i;
    while (dates < lines_.size() && !dated_[dates]) {
      const bool stop = dates - i == 3 || !IsPlain(dates) ||
                        (dates > i && lines_[dates].after_gap);
      if (stop) break;
      ++dates;
    }
    const bool found = dates < lines_.size() && dated_[dates] &&
                       dates - i <= 3 && IsOneBlock(i, dates) &&
                       (dates == i || MayBegin(i));
    if (!found) return lines_[i].level > 0 ? 1 : 0;
    size_t end = dates + 1;
    size_t pieces = PiecesIn(i, end);
    while (pieces < 2 && end - dates <= kMostBelow && end < lines_.size() &&
           !dated_[end] && IsPlain(end) && lines_[end].level == 0 &&
           !lines_[end].after_gap &&
           !(end + 1 < lines_.size() && IsDatesOnly(end + 1))) {
      ++end;
      pieces = PiecesIn(i, end);
    }
    return end - i;
  }

  bool IsOneBlock(size_t begin, size_t last) const {
    for (size_t i = begin + 1; i <= last; ++i) {
      if (lines_[i].after_gap && lines_[begin].level == 0) return false;
    }
    return true;
  }

  // Whether a heading may begin above its dates: not in the middle of a text.
  bool MayBegin(size_t i) const {
    const Line& line = lines_[i];
    return i == 0 || line.after_gap || line.level > 0 || lines_[i - 1].bullet ||
           dated_[i - 1];
  }

  static std::string WithoutPeriod(const std::string& text) {
    const std::optional<Period> period = FindPeriod(text);
    if (!period) return text;
    return text.substr(0, period->begin) + "\t" + text.substr(period->end);
  }

  size_t PiecesIn(size_t begin, size_t end) const {
    size_t count = 0;
    for (size_t i = begin; i < end; ++i) {
      count +=
          Pieces(dated_[i] ? WithoutPeriod(lines_[i].text) : lines_[i].text)
              .size();
    }
    return count;
  }

  void Begin(size_t first, size_t count) {
    Entry& entry = entries_.emplace_back();
    entry.line = &lines_[first];
    for (size_t i = first; i < first + count; ++i) {
      std::string text = lines_[i].text;
      if (dated_[i]) {
        const std::optional<Period> period = FindPeriod(text);
        entry.start = period->start;
        entry.end = period->last;
        text = WithoutPeriod(text);
      }
      for (std::string& piece : Pieces(text)) {
        entry.head.push_back(std::move(piece));
      }
    }
    in_bullet_ = false;
  }

  // A line of the text below a heading.
  void Continue(size_t i) {
    Entry& entry = entries_.back();
    const Line& line = lines_[i];
    if (line.bullet) {
      entry.bullets.push_back(line.text);
      in_bullet_ = true;
      return;
    }
    const Line& before = lines_[i - 1];
    const bool small = !line.text.empty() && IsLetter(line.text[0]) &&
                       ToLower(line.text[0]) == line.text[0];
    const bool hangs = line.indent > 0 && line.indent >= before.indent;
    const bool cut =
        before.text.size() > kWrapped && !before.text.ends_with('.');
    if (in_bullet_ && !line.after_gap && (small || hangs || cut)) {
      (entry.bullets.back() += ' ') += line.text;
      return;
    }
    in_bullet_ = false;
    entry.prose.push_back(line.text);
  }

  Lines lines_;
  std::vector<char> dated_;
  std::vector<Entry> entries_;
  bool in_bullet_ = false;
};

}  // namespace

std::vector<Entry> EntriesOf(Lines lines, std::vector<const Line*>* loose) {
  return Splitter(lines).Split(loose);
}

}  // namespace jobutils
