#include "text/phrases.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "base/utf8.h"
#include "record/json.h"
#include "text/letters.h"

namespace jobutils {
namespace {

constexpr char32_t kNone = 0;
constexpr char32_t kUnicodeEscape = 0xFFFFFFFF;

std::u32string NormalForm(std::string_view phrase) {
  std::u32string form;
  bool gap = false;
  for (size_t pos = 0; pos < phrase.size();) {
    const char32_t c = FoldCase(DecodeUtf8(phrase, pos));
    if (IsGap(c)) {
      gap = !form.empty();
      continue;
    }
    if (gap) form += U' ';
    gap = false;
    form += c;
  }
  return form;
}

// One code point after another, forwards and backwards, in plain text or in
// the inside of a JSON string. \uXXXX is not read, and nothing matches beside
// it: its text is searched again when it is unescaped.
template <bool kEscaped>
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {}

  // The code point at `pos`, and moves behind it; kNone at the end.
  char32_t Next(size_t& pos) const {
    if (pos >= text_.size()) return kNone;
    const auto byte = static_cast<unsigned char>(text_[pos]);
    if (kEscaped && byte == '\\' && pos + 1 < text_.size()) {
      pos += 2;
      return Meaning(text_[pos - 1]);
    }
    if (byte >= 0x80) return DecodeUtf8(text_, pos);
    ++pos;
    return byte;
  }

  // The code point that ends at `pos`, and moves before it; kNone at the
  // begin.
  char32_t Previous(size_t& pos) const {
    if (pos == 0) return kNone;
    size_t begin = pos - 1;
    if (kEscaped && !IsBegin(begin)) {
      pos = begin - 1;
      return Meaning(text_[begin]);
    }
    for (int i = 0; i < 3 && begin > 0 && (text_[begin] & 0xC0) == 0x80; ++i) {
      --begin;
    }
    pos = begin;
    return DecodeUtf8(text_, begin);
  }

  // Whether `pos` is not the second half of an escape.
  bool IsBegin(size_t pos) const {
    if (!kEscaped) return true;
    size_t run = pos;
    while (run > 0 && text_[run - 1] == '\\') --run;
    return (pos - run) % 2 == 0;
  }

  // Moves over a run of gaps; false when there is none.
  bool SkipGaps(size_t& pos) const {
    const size_t begin = pos;
    while (pos < text_.size()) {
      size_t next = pos;
      if (!IsGap(Next(next))) break;
      pos = next;
    }
    return pos != begin;
  }

 private:
  static char32_t Meaning(char escaped) {
    switch (escaped) {
      case 'n':
      case 't':
      case 'r':
      case 'b':
      case 'f':
        return U' ';
      case 'u':
        return kUnicodeEscape;
      default:
        return static_cast<unsigned char>(escaped);
    }
  }

  std::string_view text_;
};

bool IsDigit(char32_t c) { return c >= '0' && c <= '9'; }

// Signs that join a single letter to what stands behind them.
bool Joins(char32_t c) {
  switch (c) {
    case '&':
    case '-':
    case '.':
    case '\'':
    case 0x2010:
    case 0x2011:
    case 0x2019:
      return true;
    default:
      return false;
  }
}

bool IsSingleLetter(const std::u32string& phrase) {
  return phrase.size() == 1 && IsWordChar(phrase[0]);
}

template <bool kEscaped>
bool BeginsWord(const Walker<kEscaped>& walker, size_t pos,
                const std::u32string& phrase) {
  const char32_t before = walker.Previous(pos);
  if (IsWordChar(before)) return false;
  return !IsSingleLetter(phrase) || !Joins(before) ||
         !IsWordChar(walker.Previous(pos));
}

template <bool kEscaped>
bool EndsWord(const Walker<kEscaped>& walker, size_t pos,
              const std::u32string& phrase) {
  const char32_t last = phrase.back();
  const char32_t behind = walker.Next(pos);
  if (behind == kNone) return true;
  if (IsWordChar(behind)) {
    return IsDigit(behind) && (last == '+' || last == '#');
  }
  const char32_t second = walker.Next(pos);
  if (behind == kUnicodeEscape || second == kUnicodeEscape) return false;
  const bool single = IsSingleLetter(phrase);
  if (behind == '+') return last != '+' && second != '+';
  if (behind == '#') return IsWordChar(second) && !single;
  return !single || !Joins(behind) || !IsWordChar(second);
}

template <bool kEscaped>
bool Matches(const Walker<kEscaped>& walker, size_t begin,
             const std::u32string& phrase) {
  size_t pos = begin;
  for (const char32_t want : phrase) {
    if (want == U' ') {
      if (!walker.SkipGaps(pos)) return false;
    } else if (FoldCase(walker.Next(pos)) != want) {
      return false;
    }
  }
  return walker.IsBegin(begin) && BeginsWord(walker, begin, phrase) &&
         EndsWord(walker, pos, phrase);
}

// The UTF-8 of every code point that folds to `folded`, beyond ASCII.
std::vector<std::string> Spellings(char32_t folded) {
  std::vector<std::string> spellings;
  AppendUtf8(spellings.emplace_back(), folded);
  for (char32_t c = 0x80; c < 0x2000; ++c) {
    if (c != folded && FoldCase(c) == folded) {
      AppendUtf8(spellings.emplace_back(), c);
    }
  }
  return spellings;
}

bool IsLetter(char32_t c) { return c >= 'a' && c <= 'z'; }

// May be written with a backslash before it.
bool IsEscapable(char32_t c) { return c == '"' || c == '\\' || c == '/'; }

// Always written as this one byte, or its capital.
bool IsPlain(char32_t c) { return c < 0x80 && c != U' ' && !IsEscapable(c); }

// The bytes that the first code points of `phrase` may be written with; any
// byte where that cannot be told.
PhraseFilter::Opening OpeningOf(const std::u32string& phrase) {
  PhraseFilter::Opening opening;
  size_t at = 0;
  for (const char32_t c : phrase) {
    if (at == opening.size()) break;
    if (c == U' ') {
      // Of what IsGap() knows, the first bytes.
      for (int byte = 0; byte <= ' '; ++byte) opening[at].set(byte);
      for (int byte : {0x2D, 0x5C, 0xC2, 0xE1, 0xE2, 0xE3, 0xEF}) {
        opening[at].set(byte);
      }
      ++at;
      break;
    }
    if (c < 0x80) {
      opening[at].set(c);
      if (IsLetter(c)) opening[at].set(c - 0x20);
      if (IsEscapable(c)) opening[at].set('\\');
      ++at;
      if (IsEscapable(c)) break;
      continue;
    }
    const std::vector<std::string> spellings = Spellings(c);
    size_t shortest = 4;
    bool equal = true;
    for (const std::string& bytes : spellings) {
      equal = equal && bytes.size() == spellings[0].size();
      shortest = std::min(shortest, bytes.size());
    }
    shortest = std::min(shortest, opening.size() - at);
    for (const std::string& bytes : spellings) {
      for (size_t i = 0; i < shortest; ++i) {
        opening[at + i].set(static_cast<unsigned char>(bytes[i]));
      }
    }
    at += shortest;
    if (!equal) break;
  }
  for (; at < opening.size(); ++at) opening[at].set();
  return opening;
}

bool IsAsciiWordChar(char c) {
  return static_cast<unsigned char>(c) < 0x80 &&
         IsWordChar(static_cast<unsigned char>(c));
}

// Of three bytes, without regard to case: 0 to 4095.
uint32_t HashOfThree(const char* at) {
  const auto byte = [at](int i) {
    return static_cast<uint32_t>(static_cast<unsigned char>(at[i]) | 0x20);
  };
  return ((byte(0) | byte(1) << 8 | byte(2) << 16) * 0x9E3779B1u) >> 20;
}

// Zeros behind the end.
uint64_t EightBytes(std::string_view text, size_t at) {
  uint64_t bytes = 0;
  if (text.size() - at >= sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
  } else {
    std::memcpy(&bytes, text.data() + at, text.size() - at);
  }
  return bytes;
}

}  // namespace

Phrases::Phrases(const std::vector<std::string>& phrases) {
  phrases_.reserve(phrases.size());
  for (const std::string& phrase : phrases) {
    phrases_.push_back(NormalForm(phrase));
  }
  AddOpenings();
}

std::string Phrases::Normal(std::string_view phrase) {
  std::string normal;
  for (const char32_t c : NormalForm(phrase)) AppendUtf8(normal, c);
  return normal;
}

void Phrases::AddOpenings() {
  std::array<std::vector<Entry>, 256> by_byte;
  for (uint32_t index = 0; index < phrases_.size(); ++index) {
    const std::u32string& phrase = phrases_[index];
    if (phrase.empty()) continue;
    const PhraseFilter::Opening opening = OpeningOf(phrase);
    filter_.Allow(opening);
    Entry entry;
    entry.phrase = index;
    std::array<char, sizeof entry.key> key{}, fold{}, mask{};
    const auto plain_end =
        std::find_if_not(phrase.begin(), phrase.end(), IsPlain);
    const auto plain = static_cast<size_t>(plain_end - phrase.begin());
    if (plain == phrase.size() && IsWordChar(phrase.back())) {
      entry.length = static_cast<uint32_t>(plain);
    }
    for (size_t i = 0; i < std::min(plain, key.size()); ++i) {
      const char32_t c = phrase[i];
      key[i] = static_cast<char>(c);
      fold[i] = IsLetter(c) ? 0x20 : 0;
      mask[i] = static_cast<char>(0xFF);
    }
    std::memcpy(&entry.key, key.data(), key.size());
    std::memcpy(&entry.fold, fold.data(), fold.size());
    std::memcpy(&entry.mask, mask.data(), mask.size());
    if (plain >= 3) hashes_.set(HashOfThree(key.data()));
    for (size_t byte = 0; byte < 256; ++byte) {
      if (!opening[0][byte]) continue;
      by_byte[byte].push_back(entry);
      if (plain < 3) short_.set(byte);
    }
  }
  for (size_t byte = 0; byte < 256; ++byte) {
    first_[byte] = static_cast<uint32_t>(entries_.size());
    std::move(by_byte[byte].begin(), by_byte[byte].end(),
              std::back_inserter(entries_));
  }
  first_[256] = static_cast<uint32_t>(entries_.size());
}

void Phrases::Thin(std::string_view text, PhraseFilter::Found& found) const {
  size_t kept = 0;
  for (size_t i = 0; i < found.count; ++i) {
    const size_t at = found.at[i];
    found.at[kept] = found.at[i];
    if (text.size() - at < 3) {
      ++kept;
      continue;
    }
    // No branch that the processor could guess wrong.
    const size_t known = hashes_[HashOfThree(text.data() + at)];
    const size_t any = short_[static_cast<unsigned char>(text[at])];
    kept += known | any;
  }
  found.count = kept;
}

// False when a \u escape came first: what was found then counts for nothing.
template <bool kEscaped>
bool Phrases::Search(std::string_view text, uint8_t mark,
                     std::vector<uint8_t>& marks) const {
  const Walker<kEscaped> walker(text);
  auto missing = std::count(marks.begin(), marks.end(), 0);
  PhraseFilter::Found found;
  for (size_t begin = 0; begin < text.size() && missing > 0;
       begin += PhraseFilter::kStretch) {
    filter_.Scan(text, begin, found);
    if (kEscaped && found.unicode_escape) return false;
    Thin(text, found);
    for (size_t i = 0; i < found.count; ++i) {
      const size_t at = found.at[i];
      const uint64_t bytes = EightBytes(text, at);
      const auto first = static_cast<unsigned char>(text[at]);
      for (uint32_t e = first_[first]; e < first_[first + 1]; ++e) {
        const Entry& entry = entries_[e];
        if (((bytes | entry.fold) & entry.mask) != entry.key) continue;
        uint8_t& entry_mark = marks[entry.phrase];
        if (entry_mark != 0) continue;
        const size_t behind = at + entry.length;
        if (entry.length != 0 && behind < text.size() &&
            IsAsciiWordChar(text[behind])) {
          continue;
        }
        if (!Matches(walker, at, phrases_[entry.phrase])) continue;
        entry_mark = mark;
        --missing;
      }
    }
  }
  return true;
}

void Phrases::Find(std::string_view text, uint8_t mark,
                   std::vector<uint8_t>& marks) const {
  if (!entries_.empty()) Search<false>(text, mark, marks);
}

void Phrases::FindEscaped(std::string_view inside, uint8_t mark,
                          std::vector<uint8_t>& marks) const {
  if (entries_.empty() || Search<true>(inside, mark, marks)) return;
  std::replace(marks.begin(), marks.end(), mark, uint8_t{0});
  std::string text;
  AppendUnescaped(text, inside);
  Search<false>(text, mark, marks);
}

}  // namespace jobutils
