#include "text/sentence.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/scan.h"

namespace jobutils {
namespace {

constexpr std::string_view kBullet = "\u2022";
constexpr size_t kLongestWord = 40;

// Behind these a sentence may end, or before the last.
constexpr auto kMayEnd = [] {
  std::array<bool, 256> may{};
  for (const char c : {'\n', '.', '!', '?', kBullet[0]}) {
    may[static_cast<unsigned char>(c)] = true;
  }
  return may;
}();

bool MayEnd(char c) { return kMayEnd[static_cast<unsigned char>(c)]; }

bool IsContinuation(char c) { return (c & 0xC0) == 0x80; }

// Whether the dot before `pos` is that of "min. $50,000".
bool IsOfBound(std::string_view text, size_t pos) {
  constexpr size_t kSize = 4;  // of "min."
  if (pos < kSize || (pos > kSize && IsLetter(text[pos - kSize - 1]))) {
    return false;
  }
  const std::string last =
      Lowered(std::string(text.substr(pos - kSize, kSize)));
  return last == "min." || last == "max.";
}

// Where it may end before the byte at `pos`, whether it does.
bool DoesEnd(std::string_view text, size_t pos) {
  const char last = text[pos - 1];
  const std::string_view rest = text.substr(pos);
  if (last == '\n' || rest.starts_with(kBullet)) return true;
  if (last != '.' && last != '!' && last != '?') return false;
  if (!rest.starts_with(' ') && !rest.starts_with("\u00A0")) return false;
  if (last != '.') return true;
  const size_t next = rest.find_first_not_of(" \xC2\xA0");
  const char c = next == rest.npos ? '\0' : rest[next];
  return !(c >= 'a' && c <= 'z') && !IsDigit(c) && !IsOfBound(text, pos);
}

// Whether a sentence ends before the byte at `pos`.
inline bool EndsBefore(std::string_view text, size_t pos) {
  const bool may =
      MayEnd(text[pos - 1]) || (pos < text.size() && text[pos] == kBullet[0]);
  return may && DoesEnd(text, pos);
}

// How far a window reaches to either side: not through a character, nor
// through a word where that can be helped.
size_t Least(std::string_view text, size_t pos) {
  if (pos <= kSentenceReach) return 0;
  size_t least = pos - kSentenceReach;
  const size_t blank =
      text.substr(least, std::min(pos - least, kLongestWord)).find(' ');
  if (blank != text.npos) return least + blank + 1;
  while (least < pos && IsContinuation(text[least])) ++least;
  return least;
}

size_t Most(std::string_view text, size_t pos) {
  if (text.size() - pos <= kSentenceReach) return text.size();
  size_t most = pos + kSentenceReach;
  const size_t from = most - std::min(most - pos, kLongestWord);
  const size_t blank = text.substr(from, most - from).rfind(' ');
  if (blank != text.npos && from + blank > pos) return from + blank;
  while (most > pos && IsContinuation(text[most])) --most;
  return most;
}

}  // namespace

Span SentenceAt(std::string_view text, size_t pos) {
  const size_t least = Least(text, pos);
  const size_t most = Most(text, pos);
  Span span{pos, pos};
  while (span.begin > least && !EndsBefore(text, span.begin)) --span.begin;
  while (span.end < most && text[span.end] != '\n' &&
         (span.end == pos || !EndsBefore(text, span.end))) {
    ++span.end;
  }
  return span;
}

Span LineAt(std::string_view text, size_t pos) {
  const size_t least = Least(text, pos);
  const size_t most = Most(text, pos);
  Span span{pos, pos};
  while (span.begin > least && text[span.begin - 1] != '\n') --span.begin;
  while (span.end < most && text[span.end] != '\n') ++span.end;
  return span;
}

}  // namespace jobutils
