// A dictionary as flat arrays: built in as constants, or made of a workspace's
// rows. Inside lib/text only.

#ifndef JOBUTILS_TEXT_DICTIONARY_TABLES_H_
#define JOBUTILS_TEXT_DICTIONARY_TABLES_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace jobutils {

// The phrases are paths in a trie over words; node 0 is its root, and no phrase
// ends there. An edge is found by its node, what joins its word to the one
// before (JointOf; 0 at the root), and the word.
struct DictionaryTables {
  struct Edge {
    uint64_t key;   // EdgeKey
    uint32_t node;  // 0: an empty place
  };
  struct Phrase {
    // As written, signs before its first and behind its last word with it.
    uint32_t begin;  // in `text`
    uint16_t size;
    uint8_t before;  // bytes of signs
    uint8_t behind;
    uint32_t row;
    uint32_t rules;
  };
  // What a phrase may ask for.
  static constexpr uint32_t kExact = 1;       // this letter case
  static constexpr uint32_t kAfterComma = 2;  // ", OR" but not "or"
  // A word of every day: only all of a field, or before ','.
  static constexpr uint32_t kCommon = 4;
  // At the end of a text, or before a sign that parts.
  static constexpr uint32_t kAtEnd = 8;
  static constexpr uint32_t kContext = 16;  // looked at by Skills
  static constexpr uint32_t kSingle = 32;   // one letter or digit
  // Of currencies:
  static constexpr uint32_t kApart = 64;      // no letter touches it
  static constexpr uint32_t kShared = 128;    // ends marks of other rows
  static constexpr uint32_t kAlsoWord = 256;  // a word or a name too

  // In `nodes`.
  static constexpr uint32_t kInner = uint32_t{1} << 31;

  // Currencies are no words but marks ("€", "CA$"), and have no edges: node b
  // holds those that begin with the byte b (ToLower), kBehindNodes + b those
  // that end in it, the longest first.
  static constexpr size_t kBehindNodes = 256;

  // A bit (FilterBit) for each word that is a phrase, and for each two words
  // (PairOf) that begin one.
  std::span<const uint64_t> filter;
  std::span<const Edge> edges;  // open addressing
  // Of node n, the phrases that end there: from nodes[n] to nodes[n + 1]
  // (without kInner, which says that edges lead on), those with more signs
  // first, then those with more rules.
  std::span<const uint32_t> nodes;
  std::span<const Phrase> phrases;
  // Cell c (of row c / columns) is text[cells[c], cells[c + 1]).
  std::span<const uint32_t> cells;
  size_t columns;
  std::string_view text;
};

inline uint64_t EdgeKey(uint32_t node, uint64_t joint, uint64_t word) {
  const uint64_t key =
      (word ^ joint ^ node * 0xD6E8FEB86659FD93) * 0xFF51AFD7ED558CCD;
  return key ^ key >> 31;
}

// Of a word and the one behind it.
inline uint64_t PairOf(uint64_t word, uint64_t next) { return word * 5 + next; }

// 1 when the word (or the PairOf two) may be in the filter, else 0.
inline uint64_t FilterBit(std::span<const uint64_t> filter, uint64_t word) {
  const uint64_t bit = word & (filter.size() * 64 - 1);
  return filter[bit / 64] >> bit % 64 & 1;
}

// The node behind an edge; 0 without one. The edges' count is a power of two,
// and some are empty.
inline uint32_t FollowEdge(std::span<const DictionaryTables::Edge> edges,
                           uint64_t key) {
  for (size_t at = key;; ++at) {
    const DictionaryTables::Edge& edge = edges[at & (edges.size() - 1)];
    if (edge.node == 0 || edge.key == key) return edge.node;
  }
}

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_DICTIONARY_TABLES_H_
