// After J. Keiser and D. Lemire, "Validating UTF-8 in less than one
// instruction per byte" (2021): what can be wrong with two bytes that follow
// each other shows in three of their half bytes. Each looks up the faults that
// it allows; a fault that all three allow is one.

#include "base/utf8_valid.h"

#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace jobutils {

#if defined(__x86_64__)
namespace {

enum Fault : unsigned char {
  kLeadThenNoTail = 1 << 0,
  kAsciiThenTail = 1 << 1,
  kOverlong3 = 1 << 2,  // E0 80-9F
  kAbove = 1 << 3,      // F4 90-BF, F5-FF 90-BF
  kSurrogate = 1 << 4,  // ED A0-BF
  kOverlong2 = 1 << 5,  // C0-C1
  kAbove80 = 1 << 6,    // F5-FF 80-8F; with a first low half of 0:
  kOverlong4 = 1 << 6,  // F0 80-8F
  kTwoTails = 1 << 7,   // a fault unless a longer lead stands before
};
constexpr unsigned char kAnyLow = kLeadThenNoTail | kAsciiThenTail | kTwoTails;
constexpr unsigned char kHighLow = kAnyLow | kAbove | kAbove80;
constexpr unsigned char kTail = kAsciiThenTail | kOverlong2 | kTwoTails;

// By the upper half of the first byte.
alignas(16) constexpr unsigned char kFirstHigh[16] = {
    kAsciiThenTail,
    kAsciiThenTail,
    kAsciiThenTail,
    kAsciiThenTail,
    kAsciiThenTail,
    kAsciiThenTail,
    kAsciiThenTail,
    kAsciiThenTail,
    kTwoTails,
    kTwoTails,
    kTwoTails,
    kTwoTails,
    kLeadThenNoTail | kOverlong2,
    kLeadThenNoTail,
    kLeadThenNoTail | kOverlong3 | kSurrogate,
    kLeadThenNoTail | kAbove | kAbove80 | kOverlong4};
// By its lower half.
alignas(16) constexpr unsigned char kFirstLow[16] = {
    kAnyLow | kOverlong2 | kOverlong3 | kOverlong4,
    kAnyLow | kOverlong2,
    kAnyLow,
    kAnyLow,
    kAnyLow | kAbove,
    kHighLow,
    kHighLow,
    kHighLow,
    kHighLow,
    kHighLow,
    kHighLow,
    kHighLow,
    kHighLow,
    kHighLow | kSurrogate,
    kHighLow,
    kHighLow};
// By the upper half of the second byte.
alignas(16) constexpr unsigned char kSecondHigh[16] = {
    kLeadThenNoTail,
    kLeadThenNoTail,
    kLeadThenNoTail,
    kLeadThenNoTail,
    kLeadThenNoTail,
    kLeadThenNoTail,
    kLeadThenNoTail,
    kLeadThenNoTail,
    kTail | kOverlong3 | kAbove80 | kOverlong4,
    kTail | kOverlong3 | kAbove,
    kTail | kSurrogate | kAbove,
    kTail | kSurrogate | kAbove,
    kLeadThenNoTail,
    kLeadThenNoTail,
    kLeadThenNoTail,
    kLeadThenNoTail};

[[gnu::target("avx2")]] inline __m256i Table(const unsigned char* rows) {
  return _mm256_broadcastsi128_si256(
      _mm_load_si128(reinterpret_cast<const __m128i*>(rows)));
}

[[gnu::target("avx2")]] inline __m256i UpperHalf(__m256i v) {
  return _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(0x0f));
}

// `now` as it stood `kBack` bytes earlier in the text.
template <int kBack>
[[gnu::target("avx2")]] inline __m256i Before(__m256i now, __m256i last) {
  return _mm256_alignr_epi8(now, _mm256_permute2x128_si256(last, now, 0x21),
                            16 - kBack);
}

// Not zero where `now`, behind `last`, is wrong.
[[gnu::target("avx2")]] inline __m256i Faults(__m256i now, __m256i last) {
  const __m256i first = Before<1>(now, last);
  const __m256i pair = _mm256_and_si256(
      _mm256_and_si256(
          _mm256_shuffle_epi8(Table(kFirstHigh), UpperHalf(first)),
          _mm256_shuffle_epi8(Table(kFirstLow),
                              _mm256_and_si256(first, _mm256_set1_epi8(0x0f)))),
      _mm256_shuffle_epi8(Table(kSecondHigh), UpperHalf(now)));
  // The third byte of E0-FF and the fourth of F0-FF are second tails.
  const __m256i third = _mm256_subs_epu8(Before<2>(now, last),
                                         _mm256_set1_epi8(char(0xe0 - 0x80)));
  const __m256i fourth = _mm256_subs_epu8(Before<3>(now, last),
                                          _mm256_set1_epi8(char(0xf0 - 0x80)));
  const __m256i due = _mm256_and_si256(_mm256_or_si256(third, fourth),
                                       _mm256_set1_epi8(char(0x80)));
  return _mm256_xor_si256(due, pair);
}

[[gnu::target("avx2")]] inline __m256i Load(const char* p) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
}

// Text beyond ASCII has some of it in every few blocks: to skip each block
// that has none would be to guess, so only whole groups are skipped.
constexpr size_t kGroup = 256;

[[gnu::target("avx2")]] inline bool IsAsciiGroup(const char* p) {
  __m256i any = Load(p);
  for (size_t i = 32; i < kGroup; i += 32)
    any = _mm256_or_si256(any, Load(p + i));
  return _mm256_movemask_epi8(any) == 0;
}

[[gnu::target("avx2")]] bool IsUtf8Avx2(const char* p, size_t size) {
  __m256i faults = _mm256_setzero_si256();
  __m256i last = _mm256_setzero_si256();
  for (; size >= kGroup; p += kGroup, size -= kGroup) {
    if (IsAsciiGroup(p)) {
      // What `last` left open would end here.
      faults = _mm256_or_si256(faults, Faults(Load(p), last));
      last = _mm256_setzero_si256();
      continue;
    }
    for (size_t i = 0; i < kGroup; i += 32) {
      const __m256i now = Load(p + i);
      faults = _mm256_or_si256(faults, Faults(now, last));
      last = now;
    }
  }
  for (; size >= 32; p += 32, size -= 32) {
    const __m256i now = Load(p);
    faults = _mm256_or_si256(faults, Faults(now, last));
    last = now;
  }
  // What is cut off at the end is followed by ASCII here, a fault.
  char end[32] = {};
  if (size > 0) std::memcpy(end, p, size);
  faults = _mm256_or_si256(faults, Faults(Load(end), last));
  return _mm256_testz_si256(faults, faults) != 0;
}

}  // namespace

bool IsUtf8Quickly(std::string_view text) {
  static const bool avx2 = __builtin_cpu_supports("avx2");
  return avx2 && IsUtf8Avx2(text.data(), text.size());
}

#else

bool IsUtf8Quickly(std::string_view) { return false; }

#endif

}  // namespace jobutils
