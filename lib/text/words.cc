#include "text/words.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>

#include "base/utf8.h"
#include "text/letters.h"

namespace jobutils {
namespace {

// A small letter of every letter, and every digit as it is.
constexpr uint64_t kSmall = 0x2020202020202020;

// So many bytes are hashed at once: no word of usual length is longer.
constexpr size_t kPart = 16;

struct Part {
  uint64_t first, second;
};

Part Load(const char* at) {
  Part part;
  std::memcpy(&part, at, sizeof part);
  return part;
}

// The mask of the first n bytes of a part stands at kPart - n.
constexpr auto kMasks = [] {
  std::array<char, 2 * kPart> masks{};
  std::fill_n(masks.begin(), kPart, '\xFF');
  return masks;
}();

// The first bytes of a part, `fold` OR-ed into each, into a hash: one to one
// for up to eight.
uint64_t Mix(uint64_t hash, Part part, size_t bytes, uint64_t fold) {
  static_assert(std::endian::native == std::endian::little);
  const Part mask = Load(kMasks.data() + kPart - bytes);
  hash ^= ((part.first | fold) & mask.first) * 0x9E3779B97F4A7C15;
  hash ^=
      std::rotl(((part.second | fold) & mask.second) * 0xD6E8FEB86659FD93, 32);
  return hash ^ hash >> 32;
}

// Of letters that are folded; `fold` is OR-ed into each byte.
uint64_t HashBytes(std::string_view bytes, uint64_t fold) {
  uint64_t hash = 0;
  do {
    const size_t size = std::min(bytes.size(), kPart);
    char part[kPart] = {};
    std::memcpy(part, bytes.data(), size);
    hash = Mix(std::rotl(hash, 5), Load(part), size, fold);
    bytes.remove_prefix(size);
  } while (!bytes.empty());
  return hash;
}

// The same for ASCII, a part of which may be read at any place of it.
uint64_t HashRoomy(const char* at, size_t size) {
  uint64_t hash = 0;
  for (; size > kPart; size -= kPart, at += kPart) {
    hash = Mix(std::rotl(hash, 5), Load(at), kPart, kSmall);
  }
  return Mix(std::rotl(hash, 5), Load(at), size, kSmall);
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

}  // namespace

uint64_t HashWord(std::string_view word) {
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      return HashBytes(FoldText(word), 0);
    }
  }
  return HashBytes(word, kSmall);
}

inline void Words::AddAscii(size_t begin, size_t end) {
  const uint64_t hash =
      end + kPart <= text_.size()
          ? HashRoomy(text_.data() + begin, end - begin)
          : HashBytes(text_.substr(begin, end - begin), kSmall);
  words_.push_back(
      {hash, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
}

void Words::AddWide(size_t begin, size_t end) {
  words_.push_back({HashWord(text_.substr(begin, end - begin)),
                    static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
}

void Words::AddRun(size_t begin, size_t end) {
  size_t word = begin;  // where the word at hand began
  bool wide = false;    // with a byte beyond ASCII
  const auto add = [&](size_t behind) {
    if (word < behind) wide ? AddWide(word, behind) : AddAscii(word, behind);
    wide = false;
  };
  for (size_t pos = begin; pos < end;) {
    if (static_cast<unsigned char>(text_[pos]) < 0x80) {
      ++pos;
      continue;
    }
    const size_t at = pos;
    const char32_t c = DecodeUtf8(text_, pos);
    if (IsWordChar(c)) {
      wide = true;
      continue;
    }
    add(at);
    if (IsWordByItself(c)) AddWide(at, pos);
    word = pos;
  }
  add(end);
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
    const uint64_t behind = run << 1 | (inside ? 1 : 0);
    uint64_t begins = run & ~behind;
    uint64_t looked = 0;  // at the bits before an end
    for (uint64_t ends = behind & ~run; ends != 0; ends &= ends - 1) {
      if (!inside) {
        begin = at + static_cast<size_t>(std::countr_zero(begins));
        begins &= begins - 1;
      }
      inside = false;
      const size_t end = at + static_cast<size_t>(std::countr_zero(ends));
      const uint64_t before = (ends & -ends) - 1;
      if (wide || (block.wide & before & ~looked) != 0) {
        AddRun(begin, end);
      } else {
        AddAscii(begin, end);
      }
      wide = false;
      looked = before;
    }
    if (begins != 0) {
      begin = at + static_cast<size_t>(std::countr_zero(begins));
      inside = true;
    }
    wide = wide || (block.wide & ~looked) != 0;
  }
  if (inside) wide ? AddRun(begin, text.size()) : AddAscii(begin, text.size());
}

size_t Words::IndexAt(size_t offset) const {
  const auto found = std::lower_bound(
      words_.begin(), words_.end(), offset,
      [](const Word& word, size_t at) { return word.begin < at; });
  return static_cast<size_t>(found - words_.begin());
}

}  // namespace jobutils
