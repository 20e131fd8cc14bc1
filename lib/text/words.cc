#include "text/words.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>

#include "base/utf8.h"
#include "text/letters.h"

namespace jobutils {
namespace {

// A small letter of every letter, and every digit as it is.
constexpr uint64_t kSmall = 0x2020202020202020;

uint64_t EightBytes(const char* at) {
  uint64_t bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

// Up to eight bytes, zeros behind them.
uint64_t FewBytes(const char* at, size_t count) {
  uint64_t bytes = 0;
  for (size_t i = 0; i < count; ++i) {
    bytes |= static_cast<uint64_t>(static_cast<unsigned char>(at[i])) << 8 * i;
  }
  return bytes;
}

// One to one in `bytes`.
uint64_t Mix(uint64_t hash, uint64_t bytes) {
  hash = (hash ^ bytes) * 0x9E3779B97F4A7C15;
  return hash ^ hash >> 32;
}

// Of letters that are folded; `fold` is OR-ed into each byte.
uint64_t HashBytes(std::string_view bytes, uint64_t fold) {
  uint64_t hash = 0;
  size_t i = 0;
  for (; bytes.size() - i > 8; i += 8) {
    hash = Mix(hash, FewBytes(bytes.data() + i, 8) | fold);
  }
  const size_t rest = bytes.size() - i;
  const uint64_t mask = rest == 0 ? 0 : ~uint64_t{0} >> (64 - 8 * rest);
  return Mix(hash, (FewBytes(bytes.data() + i, rest) | fold) & mask);
}

// The same for ASCII, eight bytes of which may be read at any place of it.
uint64_t HashRoomy(const char* at, size_t size) {
  static_assert(std::endian::native == std::endian::little);
  uint64_t hash = 0;
  for (; size > 8; size -= 8, at += 8) {
    hash = Mix(hash, EightBytes(at) | kSmall);
  }
  const uint64_t mask = ~uint64_t{0} >> (64 - 8 * size);
  return Mix(hash, (EightBytes(at) | kSmall) & mask);
}

// Sixty-four bytes as bits.
struct Block {
  uint64_t word;  // ASCII letters and digits
  uint64_t wide;  // bytes of what is not ASCII
};

#if defined(__SSE2__)

Block Classify(const char* at) {
  Block block = {0, 0};
  for (int i = 0; i < 4; ++i) {
    const __m128i bytes =
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(at) + i);
    const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    // Bytes beyond ASCII are negative, and below all of these.
    const __m128i letter =
        _mm_and_si128(_mm_cmpgt_epi8(small, _mm_set1_epi8('a' - 1)),
                      _mm_cmplt_epi8(small, _mm_set1_epi8('z' + 1)));
    const __m128i digit =
        _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('0' - 1)),
                      _mm_cmplt_epi8(bytes, _mm_set1_epi8('9' + 1)));
    const auto bits = [](__m128i v) {
      return static_cast<uint64_t>(static_cast<uint32_t>(_mm_movemask_epi8(v)));
    };
    block.word |= bits(_mm_or_si128(letter, digit)) << 16 * i;
    block.wide |= bits(bytes) << 16 * i;
  }
  return block;
}

#else

Block Classify(const char* at) {
  Block block = {0, 0};
  for (int i = 0; i < 64; ++i) {
    const auto byte = static_cast<unsigned char>(at[i]);
    const auto bit = uint64_t{1} << i;
    if (byte >= 0x80) {
      block.wide |= bit;
    } else if (IsWordChar(byte)) {
      block.word |= bit;
    }
  }
  return block;
}

#endif

// Letters of scripts that do not set words apart: Thai, Lao, Khmer, Myanmar,
// Hangul, kana, Han.
bool IsWordByItself(char32_t c) {
  return (c >= 0xE00 && c < 0x10A0) || (c >= 0x1100 && c < 0x1200) ||
         (c >= 0x1700 && c < 0x1800) || (c >= 0x3040 && c < 0xA4D0) ||
         (c >= 0xAC00 && c < 0xD7A4) || (c >= 0xF900 && c < 0xFB00) ||
         (c >= 0xFF66 && c < 0xFFA0) || (c >= 0x20000 && c < 0x32000);
}

// The words in a run of letters, digits and bytes beyond ASCII.
void ReadRun(std::string_view text, size_t begin, size_t end,
             std::vector<Word>& words) {
  size_t word = end;  // where the word at hand began
  const auto add = [&](size_t from, size_t to) {
    words.push_back({HashWord(text.substr(from, to - from)),
                     static_cast<uint32_t>(from), static_cast<uint32_t>(to)});
  };
  for (size_t pos = begin; pos < end;) {
    const size_t at = pos;
    const char32_t c = DecodeUtf8(text, pos);
    if (IsWordChar(c)) {
      word = std::min(word, at);
      continue;
    }
    if (word < at) add(word, at);
    word = end;
    if (IsWordByItself(c)) add(at, pos);
  }
  if (word < end) add(word, end);
}

}  // namespace

uint64_t HashWord(std::string_view word) {
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      return HashBytes(FoldText(word), 0);
    }
  }
  return HashBytes(word, kSmall);
}

void Words::AddRun(size_t begin, size_t end, bool wide) {
  if (wide) {
    ReadRun(text_, begin, end, words_);
    return;
  }
  const size_t size = end - begin;
  const uint64_t hash = end + 8 <= text_.size()
                            ? HashRoomy(text_.data() + begin, size)
                            : HashBytes(text_.substr(begin, size), kSmall);
  words_.push_back(
      {hash, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
}

void Words::Read(std::string_view text) {
  text_ = text;
  words_.clear();
  size_t begin = 0;     // of the run at hand
  bool inside = false;  // a run
  bool wide = false;    // with a byte beyond ASCII
  for (size_t at = 0; at < text.size(); at += 64) {
    Block block;
    if (text.size() - at >= 64) {
      block = Classify(text.data() + at);
    } else {
      char last[64] = {};
      std::memcpy(last, text.data() + at, text.size() - at);
      block = Classify(last);
    }
    const uint64_t run = block.word | block.wide;
    uint64_t turns = run ^ (run << 1 | (inside ? 1 : 0));
    uint64_t looked = 0;  // at the bits before a turn
    for (; turns != 0; turns &= turns - 1) {
      const uint64_t before = (turns & -turns) - 1;
      const size_t turn = at + static_cast<size_t>(std::countr_zero(turns));
      wide = (block.wide & before & ~looked) != 0 || (inside && wide);
      looked = before;
      if (inside) AddRun(begin, turn, wide);
      begin = turn;
      inside = !inside;
    }
    wide = (block.wide & ~looked) != 0 || (inside && wide);
  }
  if (inside) AddRun(begin, text.size(), wide);
}

size_t Words::IndexAt(size_t offset) const {
  const auto found = std::lower_bound(
      words_.begin(), words_.end(), offset,
      [](const Word& word, size_t at) { return word.begin < at; });
  return static_cast<size_t>(found - words_.begin());
}

}  // namespace jobutils
