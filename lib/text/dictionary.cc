#include "text/dictionary.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/data_rows.h"
#include "text/dictionary_tables.h"
#include "text/each_that_may.h"
#include "text/joint.h"
#include "text/letters.h"

namespace jobutils {
namespace {

using Tables = DictionaryTables;

// Zero at the end.
char32_t CharAt(std::string_view text, size_t pos) {
  return pos < text.size() ? NextChar(text, pos) : 0;
}

// The code point that ends at `pos`, which moves before it; zero at the begin.
char32_t CharBefore(std::string_view text, size_t& pos) {
  if (pos == 0) return 0;
  size_t begin = pos - 1;
  for (int i = 0; i < 3 && begin > 0 && (text[begin] & 0xC0) == 0x80; ++i) {
    --begin;
  }
  pos = begin;
  return CharAt(text, begin);
}

bool IsDigit(char32_t c) { return c >= '0' && c <= '9'; }
bool IsBlank(char c) { return c == ' ' || c == '\t'; }

// Signs that join a single letter to what stands beside it.
bool Joins(char32_t c) {
  return c == '&' || c == '-' || c == '.' || c == '\'' || c == 0x2010 ||
         c == 0x2011 || c == 0x2019;
}

std::string_view TrimGaps(std::string_view text) {
  size_t begin = text.size();
  size_t end = 0;
  for (size_t pos = 0; pos < text.size();) {
    const size_t at = pos;
    if (IsGap(DecodeUtf8(text, pos))) continue;
    begin = std::min(begin, at);
    end = pos;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

struct Match {
  const Tables::Phrase* phrase = nullptr;
  size_t last = 0;  // of its words
};

// Follows the words of phrases, and looks at what they leave open: signs,
// letter case, and what stands around.
class Judge {
 public:
  Judge(const Tables& tables, const Words& words, Reading reading)
      : tables_(tables),
        words_(words),
        text_(words.text()),
        reading_(reading) {}

  // Of the phrases that begin at a word.
  Match Longest(size_t first) const {
    Match match;
    size_t last = first;
    uint32_t node =
        FollowEdge(tables_.edges, EdgeKey(0, 0, words_[first].hash));
    while (node != 0) {
      if (const Tables::Phrase* phrase = Choose(node, first, last)) {
        match = {phrase, last};
      }
      if ((tables_.nodes[node] & Tables::kInner) == 0) break;
      if (last + 1 == words_.size()) break;
      if (last == first && !MayBegin(first)) break;
      const std::optional<uint64_t> joint = JointOf(words_.Behind(last));
      if (!joint) break;
      ++last;
      node =
          FollowEdge(tables_.edges, EdgeKey(node, *joint, words_[last].hash));
    }
    return match;
  }

 private:
  // Whether the word at `first` and the next one may begin a phrase.
  bool MayBegin(size_t first) const {
    return FilterBit(tables_.filter,
                     PairOf(words_[first].hash, words_[first + 1].hash)) != 0;
  }

  // Of those that end at `node` the first that fits the words [first, last].
  const Tables::Phrase* Choose(uint32_t node, size_t first, size_t last) const {
    const uint32_t begin = tables_.nodes[node] & ~Tables::kInner;
    const uint32_t end = tables_.nodes[node + 1] & ~Tables::kInner;
    for (uint32_t i = begin; i < end; ++i) {
      if (Fits(tables_.phrases[i], first, last)) return &tables_.phrases[i];
    }
    return nullptr;
  }

  bool Fits(const Tables::Phrase& phrase, size_t first, size_t last) const {
    const std::string_view written =
        tables_.text.substr(phrase.begin, phrase.size);
    const size_t begin = words_[first].begin;
    const size_t end = words_[last].end;
    const std::string_view behind = written.substr(phrase.size - phrase.behind);
    return begin >= phrase.before &&
           text_.substr(begin - phrase.before, phrase.before) ==
               written.substr(0, phrase.before) &&
           text_.substr(end).starts_with(behind) &&
           Begins(phrase, begin - phrase.before) &&
           Ends(phrase, behind, end + phrase.behind) &&
           Obeys(phrase, written, first, last);
  }

  bool Begins(const Tables::Phrase& phrase, size_t pos) const {
    const bool single = (phrase.rules & Tables::kSingle) != 0;
    if (phrase.before == 0 && !single) return true;
    const char32_t before = CharBefore(text_, pos);
    if (phrase.before > 0) return !IsWordChar(before);
    return !Joins(before) || !IsWordChar(CharBefore(text_, pos));
  }

  bool Ends(const Tables::Phrase& phrase, std::string_view signs,
            size_t pos) const {
    if (pos >= text_.size() || text_[pos] == ' ') return true;
    const char32_t next = NextChar(text_, pos);
    const char32_t second = CharAt(text_, pos);
    if (!signs.empty()) {
      const char last = signs.back();
      const bool takes_digits = last == '+' || last == '#';
      if (IsWordChar(next)) return IsDigit(next) && takes_digits;
      return next != '+' || last != '+';
    }
    const bool single = (phrase.rules & Tables::kSingle) != 0;
    if (next == '+') return second != '+';
    if (next == '#') return IsWordChar(second) && !single;
    return !single || !Joins(next) || !IsWordChar(second);
  }

  bool Obeys(const Tables::Phrase& phrase, std::string_view written,
             size_t first, size_t last) const {
    constexpr uint32_t kAround =
        Tables::kAfterComma | Tables::kCommon | Tables::kAtEnd;
    if ((phrase.rules & Tables::kExact) != 0) {
      size_t pos = 0;
      for (size_t i = first; i <= last; ++i) {
        const std::string_view word = words_.Text(i);
        pos = written.find(word, pos);
        if (pos == std::string_view::npos) return false;
        pos += word.size();
      }
    }
    if ((phrase.rules & kAround) == 0) return true;
    size_t begin = words_[first].begin - phrase.before;
    while (begin > 0 && IsBlank(text_[begin - 1])) --begin;
    size_t end = words_[last].end + phrase.behind;
    if ((phrase.rules & Tables::kAtEnd) != 0 && !Parts(end)) return false;
    while (end < text_.size() && IsBlank(text_[end])) ++end;
    if ((phrase.rules & Tables::kAfterComma) != 0 &&
        (begin == 0 || text_[begin - 1] != ',')) {
      return false;
    }
    return (phrase.rules & Tables::kCommon) == 0 ||
           (reading_ == Reading::kField &&
            (end == text_.size() ? begin == 0 : text_[end] == ','));
  }

  // Whether the text ends at `pos`, or a sign parts it there.
  bool Parts(size_t pos) const {
    bool blank = false;
    while (pos < text_.size() && IsBlank(text_[pos])) {
      ++pos;
      blank = true;
    }
    const char32_t c = CharAt(text_, pos);
    switch (c) {
      case 0:
      case ',':
      case ';':
      case ':':
      case '|':
      case '/':
      case '(':
      case ')':
      case '[':
      case ']':
      case '\n':
        return true;
      default:
        return blank && IsGap(c);
    }
  }

  const Tables& tables_;
  const Words& words_;
  std::string_view text_;
  Reading reading_;
};

}  // namespace

bool Overlaps(std::span<const Hit> others, const Hit& hit) {
  const auto next = std::ranges::upper_bound(others, hit.begin, {}, &Hit::end);
  return next != others.end() && next->begin < hit.end;
}

Dictionary::Dictionary(std::shared_ptr<const DictionaryTables> tables)
    : owned_(std::move(tables)), tables_(owned_.get()) {}

size_t Dictionary::size() const {
  return (tables_->cells.size() - 1) / tables_->columns;
}

std::string_view Dictionary::Column(uint32_t row, size_t column) const {
  const size_t cell = row * tables_->columns + column;
  const uint32_t begin = tables_->cells[cell];
  return tables_->text.substr(begin, tables_->cells[cell + 1] - begin);
}

std::vector<std::string_view> Dictionary::List(uint32_t row,
                                               size_t column) const {
  return SplitList(Column(row, column));
}

std::optional<uint32_t> Dictionary::Lookup(std::string_view phrase) const {
  const Words words(phrase);
  if (words.size() == 0) return std::nullopt;
  uint32_t node = 0;
  std::optional<uint64_t> joint = 0;
  for (size_t i = 0; i < words.size() && joint; ++i) {
    node = FollowEdge(tables_->edges, EdgeKey(node, *joint, words[i].hash));
    if (node == 0) return std::nullopt;
    joint = JointOf(words.Behind(i));
  }
  const std::string_view before = TrimGaps(phrase.substr(0, words[0].begin));
  const std::string_view behind =
      TrimGaps(phrase.substr(words.all().back().end));
  const uint32_t end = tables_->nodes[node + 1] & ~Tables::kInner;
  for (uint32_t i = tables_->nodes[node] & ~Tables::kInner; i < end; ++i) {
    const Tables::Phrase& found = tables_->phrases[i];
    const std::string_view written =
        tables_->text.substr(found.begin, found.size);
    if ((found.rules & Tables::kAfterComma) == 0 &&
        written.substr(0, found.before) == before &&
        written.substr(found.size - found.behind) == behind) {
      return found.row;
    }
  }
  return std::nullopt;
}

std::optional<uint32_t> Dictionary::Lookup(const Word& word) const {
  if (FilterBit(tables_->filter, word.hash) == 0) return std::nullopt;
  const uint32_t node = FollowEdge(tables_->edges, EdgeKey(0, 0, word.hash));
  const uint32_t first = tables_->nodes[node] & ~Tables::kInner;
  if (first == (tables_->nodes[node + 1] & ~Tables::kInner)) {
    return std::nullopt;
  }
  return tables_->phrases[first].row;
}

void Dictionary::Count(std::span<const Word> words,
                       std::span<uint16_t> counts) const {
  const auto may_be = [this](const Word& word) {
    return FilterBit(tables_->filter, word.hash);
  };
  EachThatMay(words, may_be, [&](size_t i) {
    if (const std::optional<uint32_t> row = Lookup(words[i])) ++counts[*row];
  });
}

void Dictionary::Find(const Words& words, std::vector<Hit>& hits,
                      Reading reading) const {
  const Tables& tables = *tables_;
  const std::span<const Word> all = words.all();
  const Judge judge(tables, words, reading);
  const auto may_begin = [&](const Word& word) {
    const uint64_t next = &word == &all.back() ? 0 : (&word + 1)->hash;
    return FilterBit(tables.filter, word.hash) |
           FilterBit(tables.filter, PairOf(word.hash, next));
  };
  size_t behind = 0;  // the last one found
  EachThatMay(all, may_begin, [&](size_t first) {
    if (first < behind) return;
    const Match match = judge.Longest(first);
    if (match.phrase == nullptr) return;
    hits.push_back({all[first].begin - match.phrase->before,
                    all[match.last].end + match.phrase->behind,
                    match.phrase->row, match.phrase->rules});
    behind = match.last + 1;
  });
}

std::vector<Hit> Dictionary::Find(std::string_view text,
                                  Reading reading) const {
  std::vector<Hit> hits;
  Find(Words(text), hits, reading);
  return hits;
}

}  // namespace jobutils
