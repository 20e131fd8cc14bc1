#include "record/string_scan.h"

#include <cstdint>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace jobutils {
namespace {

constexpr const char* kRawControl = "raw control byte in a string";
constexpr const char* kBadEscape = "bad escape in a string";

bool IsHex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
         (c >= 'A' && c <= 'F');
}

// At a backslash: behind the escape, or null when it is none.
inline const char* SkipEscape(const char* p, const char* end) {
  if (end - p < 2) return nullptr;
  switch (p[1]) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
      return p + 2;
    case 'u':
      if (end - p < 6) return nullptr;
      for (int i = 2; i < 6; ++i) {
        if (!IsHex(p[i])) return nullptr;
      }
      return p + 6;
    default:
      return nullptr;
  }
}

// At a byte that may end a run of plain text. True: `*p` moved on and the run
// continues; false: `*result` is set.
inline bool Special(const char** p, const char* end, bool high,
                    StringEnd* result) {
  if (**p == '"') {
    *result = {*p, high, nullptr};
    return false;
  }
  if (**p != '\\') {
    *result = {*p, high, kRawControl};
    return false;
  }
  const char* behind = SkipEscape(*p, end);
  if (behind == nullptr) {
    *result = {*p, high, kBadEscape};
    return false;
  }
  *p = behind;
  return true;
}

StringEnd FindByByte(const char* p, const char* end, bool high) {
  StringEnd result{};
  while (p != end) {
    const auto c = static_cast<unsigned char>(*p);
    if (c >= 0x20 && c != '"' && c != '\\') {
      high |= c >= 0x80;
      ++p;
    } else if (!Special(&p, end, high, &result)) {
      return result;
    }
  }
  return {end, high, "the text ends in a string"};
}

#if defined(__x86_64__)

// Bits of the bytes that are '"', '\\' or below 0x20.
inline unsigned SpecialBits(__m128i v) {
  const __m128i quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"'));
  const __m128i slash = _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'));
  const __m128i control =
      _mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8(0x1f)), _mm_set1_epi8(0x1f));
  return static_cast<unsigned>(
      _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, slash), control)));
}

StringEnd FindSse2(const char* p, const char* end, bool high) {
  StringEnd result{};
  while (end - p >= 16) {
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const unsigned bits = SpecialBits(v);
    const auto highs = static_cast<unsigned>(_mm_movemask_epi8(v));
    if (bits == 0) {
      high |= highs != 0;
      p += 16;
      continue;
    }
    high |= (highs & (bits ^ (bits - 1))) != 0;
    p += __builtin_ctz(bits);
    if (!Special(&p, end, high, &result)) return result;
  }
  return FindByByte(p, end, high);
}

// Of 64 bytes, a bit each.
struct Masks {
  uint64_t quote;
  uint64_t slash;
  uint64_t control;  // below 0x20
  uint64_t high;     // 0x80 or more
  uint64_t letter;   // may stand behind a backslash, but for 'u'
};

[[gnu::target("avx2")]] inline uint64_t Bits(__m256i low, __m256i high) {
  return static_cast<uint32_t>(_mm256_movemask_epi8(low)) |
         static_cast<uint64_t>(
             static_cast<uint32_t>(_mm256_movemask_epi8(high)))
             << 32;
}

[[gnu::target("avx2")]] inline __m256i Equal(__m256i v, char c) {
  return _mm256_cmpeq_epi8(v, _mm256_set1_epi8(c));
}

[[gnu::target("avx2")]] inline __m256i Controls(__m256i v) {
  return Equal(_mm256_max_epu8(v, _mm256_set1_epi8(0x1f)), 0x1f);
}

// Not zero for " / \\ b f n r t: the lower half of a byte looks up the upper
// halves that it may stand with (2_: 1, 5_: 2, 6_: 4, 7_: 8). A byte of 0x80
// or more looks up nothing.
[[gnu::target("avx2")]] inline __m256i Letters(__m256i v) {
  const __m256i by_lower = _mm256_broadcastsi128_si256(
      _mm_setr_epi8(0, 0, 1 | 4 | 8, 0, 8, 0, 4, 0, 0, 0, 0, 0, 2, 0, 4, 1));
  const __m256i by_upper = _mm256_broadcastsi128_si256(
      _mm_setr_epi8(0, 0, 1, 0, 0, 2, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0));
  const __m256i upper =
      _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(0x0f));
  const __m256i both = _mm256_and_si256(_mm256_shuffle_epi8(by_lower, v),
                                        _mm256_shuffle_epi8(by_upper, upper));
  return _mm256_cmpgt_epi8(both, _mm256_setzero_si256());
}

[[gnu::target("avx2")]] inline Masks MasksOf64(const char* p) {
  const auto* at = reinterpret_cast<const __m256i*>(p);
  const __m256i low = _mm256_loadu_si256(at);
  const __m256i high = _mm256_loadu_si256(at + 1);
  return {Bits(Equal(low, '"'), Equal(high, '"')),
          Bits(Equal(low, '\\'), Equal(high, '\\')),
          Bits(Controls(low), Controls(high)), Bits(low, high),
          Bits(Letters(low), Letters(high))};
}

// Goes byte by byte over one block that holds more than plain escapes. True:
// `*p` is behind it; false: `*result` is set.
bool StepBlock(const char** p, const char* end, bool* high, StringEnd* result) {
  const char* stop = end - *p > 64 ? *p + 64 : end;
  while (*p < stop) {
    const auto c = static_cast<unsigned char>(**p);
    if (c >= 0x20 && c != '"' && c != '\\') {
      *high |= c >= 0x80;
      ++*p;
    } else if (!Special(p, end, *high, result)) {
      return false;
    }
  }
  return true;
}

// Text has an escape every few dozen bytes; to branch on each would cost more
// than to look at the block as a whole. `escaped` are the bytes behind a
// backslash, as long as no two backslashes touch.
[[gnu::target("avx2")]] StringEnd FindAvx2(const char* p, const char* end,
                                           bool high) {
  StringEnd result{};
  uint64_t carry = 0;  // the last byte of the block before was a backslash
  while (end - p >= 64) {
    const Masks masks = MasksOf64(p);
    const uint64_t escaped = masks.slash << 1 | carry;
    const uint64_t closing = masks.quote & ~escaped;
    const uint64_t odd =
        (masks.slash & escaped) | (escaped & ~masks.letter) | masks.control;
    if (odd == 0 && closing == 0) {
      high |= masks.high != 0;
      carry = masks.slash >> 63;
      p += 64;
      continue;
    }
    if (closing != 0) {
      const uint64_t before = (closing & (~closing + 1)) - 1;
      if ((odd & before) == 0) {
        high |= (masks.high & before) != 0;
        return {p + __builtin_ctzll(closing), high, nullptr};
      }
    }
    p -= carry;
    carry = 0;
    if (!StepBlock(&p, end, &high, &result)) return result;
  }
  return FindSse2(p - carry, end, high);
}

using FindFunction = StringEnd (*)(const char*, const char*, bool);

FindFunction Widest() {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") ? FindAvx2 : FindSse2;
}

const FindFunction find_long = Widest();

StringEnd FindLong(const char* p, const char* end, bool high) {
  return find_long(p, end, high);
}

#else

// Eight bytes at a time (after Hacker's Delight, 6-1: a zero byte in a word).
StringEnd FindLong(const char* p, const char* end, bool high) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  constexpr uint64_t kHighs = kOnes * 0x80;
  StringEnd result{};
  while (end - p >= 8) {
    uint64_t word;
    std::memcpy(&word, p, 8);
    const uint64_t quote = word ^ (kOnes * '"');
    const uint64_t slash = word ^ (kOnes * '\\');
    const uint64_t special = ((quote - kOnes) & ~quote) |
                             ((slash - kOnes) & ~slash) |
                             ((word - kOnes * 0x20) & ~word);
    if ((special & kHighs) == 0) {
      high |= (word & kHighs) != 0;
      p += 8;
      continue;
    }
    for (int i = 0; i < 8; ++i) {
      const auto c = static_cast<unsigned char>(*p);
      if (c < 0x20 || c == '"' || c == '\\') {
        if (!Special(&p, end, high, &result)) return result;
        break;
      }
      high |= c >= 0x80;
      ++p;
    }
  }
  return FindByByte(p, end, high);
}

#endif

}  // namespace

StringEnd FindStringEnd(const char* p, const char* end) {
#if defined(__x86_64__)
  // Most strings are short keys: no indirect call for those.
  if (end - p >= 16) {
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const unsigned bits = SpecialBits(v);
    const auto highs = static_cast<unsigned>(_mm_movemask_epi8(v));
    if (bits == 0) return FindLong(p + 16, end, highs != 0);
    const int first = __builtin_ctz(bits);
    if (p[first] == '"') {
      return {p + first, (highs & (bits ^ (bits - 1))) != 0, nullptr};
    }
  }
#endif
  return FindLong(p, end, false);
}

}  // namespace jobutils
