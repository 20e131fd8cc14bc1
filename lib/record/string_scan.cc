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

struct Masks {
  uint64_t special;  // '"', '\\' or below 0x20
  uint64_t high;     // 0x80 or more
};

[[gnu::target("avx2")]] inline uint64_t Bits(__m256i low, __m256i high) {
  return static_cast<uint32_t>(_mm256_movemask_epi8(low)) |
         static_cast<uint64_t>(
             static_cast<uint32_t>(_mm256_movemask_epi8(high)))
             << 32;
}

[[gnu::target("avx2")]] inline __m256i Specials(__m256i v) {
  const __m256i quote = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('"'));
  const __m256i slash = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('\\'));
  const __m256i control = _mm256_cmpeq_epi8(
      _mm256_max_epu8(v, _mm256_set1_epi8(0x1f)), _mm256_set1_epi8(0x1f));
  return _mm256_or_si256(_mm256_or_si256(quote, slash), control);
}

[[gnu::target("avx2")]] inline Masks MasksOf64(const char* p) {
  const auto* at = reinterpret_cast<const __m256i*>(p);
  const __m256i low = _mm256_loadu_si256(at);
  const __m256i high = _mm256_loadu_si256(at + 1);
  return {Bits(Specials(low), Specials(high)), Bits(low, high)};
}

// Text has an escape every few dozen bytes: all those of a block are taken
// from one mask, without reading it again.
[[gnu::target("avx2")]] StringEnd FindAvx2(const char* p, const char* end,
                                           bool high) {
  while (end - p >= 64) {
    const Masks masks = MasksOf64(p);
    uint64_t special = masks.special;
    size_t next = 64;
    while (special != 0) {
      const auto at = static_cast<size_t>(__builtin_ctzll(special));
      if (p[at] != '\\') {
        high |= (masks.high & ((uint64_t{1} << at) - 1)) != 0;
        return {p + at, high,
                p[at] == '"' ? nullptr : kRawControl};
      }
      const char* behind = SkipEscape(p + at, end);
      if (behind == nullptr) return {p + at, high, kBadEscape};
      const auto length = static_cast<size_t>(behind - p);
      if (length >= 64) {
        next = length;
        break;
      }
      special &= ~uint64_t{0} << length;
    }
    high |= masks.high != 0;
    p += next;
  }
  return FindSse2(p, end, high);
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
    const uint64_t special =
        ((quote - kOnes) & ~quote) | ((slash - kOnes) & ~slash) |
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
