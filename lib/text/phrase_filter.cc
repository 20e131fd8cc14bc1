#include "text/phrase_filter.h"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace jobutils {

void PhraseFilter::NibbleSets::Add(const NibbleSets& other) {
  for (size_t k = 0; k < kDepth; ++k) {
    low[k] |= other.low[k];
    high[k] |= other.high[k];
  }
}

double PhraseFilter::NibbleSets::Combinations() const {
  double product = 1;
  for (size_t k = 0; k < kDepth; ++k) {
    product *= std::popcount(low[k]) * std::popcount(high[k]);
  }
  return product;
}

void PhraseFilter::Allow(const Opening& opening) {
  NibbleSets sets;
  for (size_t k = 0; k < kDepth; ++k) {
    for (size_t byte = 0; byte < 256; ++byte) {
      if (!opening[k][byte]) continue;
      sets.low[k] |= static_cast<uint16_t>(1u << (byte & 15));
      sets.high[k] |= static_cast<uint16_t>(1u << (byte >> 4));
    }
  }
  // Where it lets the least through that nobody asked for.
  size_t best = 0;
  double least = 0;
  for (size_t group = 0; group < kGroups; ++group) {
    NibbleSets joined = groups_[group];
    joined.Add(sets);
    const double more = joined.Combinations() - groups_[group].Combinations();
    if (group == 0 || more < least) {
      best = group;
      least = more;
    }
  }
  groups_[best].Add(sets);
  for (size_t k = 0; k < kDepth; ++k) {
    for (size_t nibble = 0; nibble < 16; ++nibble) {
      low_[k][nibble] |= ((sets.low[k] >> nibble) & 1) << best;
      high_[k][nibble] |= ((sets.high[k] >> nibble) & 1) << best;
    }
  }
}

void PhraseFilter::ScanScalar(std::string_view text, size_t begin,
                              Found& found) const {
  found.count = 0;
  found.unicode_escape = false;
  const size_t end = std::min(text.size(), begin + kStretch);
  for (size_t i = begin; i < end; ++i) {
    const char before = i > 0 ? text[i - 1] : ' ';
    const bool escaped = i > 1 && text[i - 2] == '\\';
    found.unicode_escape |= escaped && before == 'u';
    const char small = static_cast<char>(before | 0x20);
    if (small >= 'a' && small <= 'z' && !escaped) continue;
    unsigned groups = 0xFF;
    for (size_t k = 0; k < kDepth && groups != 0; ++k) {
      const auto byte =
          static_cast<unsigned char>(i + k < text.size() ? text[i + k] : '\0');
      groups &= low_[k][byte & 15] & high_[k][byte >> 4];
    }
    if (groups != 0) found.at[found.count++] = static_cast<uint32_t>(i);
  }
}

#if defined(__x86_64__)

#define JOBUTILS_AVX2 __attribute__((target("avx2")))

namespace {

JOBUTILS_AVX2 inline __m256i Load(const char* at) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
}

JOBUTILS_AVX2 inline __m256i Twice(const uint8_t* table) {
  return _mm256_broadcastsi128_si256(
      _mm_loadu_si128(reinterpret_cast<const __m128i*>(table)));
}

// 0 to 31; any of them for 0.
inline uint32_t FirstBit(uint32_t mask) {
  return static_cast<uint32_t>(__builtin_ctz(mask | 0x80000000u));
}

// What both nibbles of each byte have in common.
JOBUTILS_AVX2 inline __m256i Look(__m256i bytes, __m256i low, __m256i high) {
  const __m256i nibble = _mm256_set1_epi8(15);
  const __m256i lows = _mm256_and_si256(bytes, nibble);
  const __m256i highs = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), nibble);
  return _mm256_and_si256(_mm256_shuffle_epi8(low, lows),
                          _mm256_shuffle_epi8(high, highs));
}

// ASCII letters, in one signed comparison: 'z' becomes the highest number.
JOBUTILS_AVX2 inline __m256i Letters(__m256i bytes) {
  const __m256i small = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
  return _mm256_cmpgt_epi8(_mm256_add_epi8(small, _mm256_set1_epi8(0x7F - 'z')),
                           _mm256_set1_epi8(0x7F - 26));
}

}  // namespace

JOBUTILS_AVX2 void PhraseFilter::ScanAvx2(std::string_view text, size_t begin,
                                          Found& found) const {
  constexpr size_t kWidth = 32;
  constexpr size_t kBefore = 2;
  constexpr size_t kReach = kWidth + kDepth - 1;
  const __m256i low0 = Twice(low_[0].data()), high0 = Twice(high_[0].data());
  const __m256i low1 = Twice(low_[1].data()), high1 = Twice(high_[1].data());
  const __m256i low2 = Twice(low_[2].data()), high2 = Twice(high_[2].data());
  const __m256i backslash = _mm256_set1_epi8('\\');
  const __m256i letter_u = _mm256_set1_epi8('u');
  const __m256i zero = _mm256_setzero_si256();
  __m256i unicode = zero;
  size_t count = 0;
  const size_t end = std::min(text.size(), begin + kStretch);
  for (size_t i = begin; i < end; i += kWidth) {
    const char* at = text.data() + i;
    char edge[kBefore + kReach];
    if (i < kBefore || text.size() - i < kReach) {
      std::memset(edge, 0, sizeof edge);
      const size_t before = std::min(i, kBefore);
      std::memset(edge, ' ', kBefore - before);
      std::memcpy(edge + kBefore - before, at - before,
                  before + std::min(text.size() - i, kReach));
      at = edge + kBefore;
    }
    const __m256i before = Load(at - 1);
    const __m256i escaped = _mm256_cmpeq_epi8(Load(at - 2), backslash);
    unicode = _mm256_or_si256(
        unicode,
        _mm256_and_si256(escaped, _mm256_cmpeq_epi8(before, letter_u)));
    __m256i groups = _mm256_and_si256(Look(Load(at), low0, high0),
                                      Look(Load(at + 1), low1, high1));
    groups = _mm256_and_si256(groups, Look(Load(at + 2), low2, high2));
    groups = _mm256_andnot_si256(_mm256_andnot_si256(escaped, Letters(before)),
                                 groups);
    auto mask = ~static_cast<uint32_t>(
        _mm256_movemask_epi8(_mm256_cmpeq_epi8(groups, zero)));
    // Most blocks have one place or none: no branch between these.
    found.at[count] = static_cast<uint32_t>(i) + FirstBit(mask);
    count += mask != 0;
    for (mask &= mask - 1; mask != 0; mask &= mask - 1) {
      found.at[count++] = static_cast<uint32_t>(i) + FirstBit(mask);
    }
  }
  found.count = count;
  found.unicode_escape = _mm256_testz_si256(unicode, unicode) == 0;
}

PhraseFilter::ScanFunction PhraseFilter::Fastest() {
  return __builtin_cpu_supports("avx2") ? &PhraseFilter::ScanAvx2
                                        : &PhraseFilter::ScanScalar;
}

#else

PhraseFilter::ScanFunction PhraseFilter::Fastest() {
  return &PhraseFilter::ScanScalar;
}

#endif

}  // namespace jobutils
