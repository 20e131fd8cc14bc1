// Which of many phrases occur in a text, as whole words? One scan for all.

#ifndef JOBUTILS_TEXT_PHRASES_H_
#define JOBUTILS_TEXT_PHRASES_H_

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/phrase_filter.h"

namespace jobutils {

// A phrase matches without regard to case (FoldCase), a gap in it (IsGap)
// matches any run of gaps, every other sign itself. It must stand by itself:
//
//   - no letter or digit touches it: "go" is in neither "going" nor "ergo",
//     and ".net" is not in "example.net";
//   - "++" or "#" behind a word belongs to it: "c" is in neither "c++" nor
//     "c#". Behind these two a digit may follow: "c++" is in "C++20";
//   - a single letter or digit does not match as a part of something joined:
//     "r" is not in "R&D", "c" not in "C-level", "e" not in "e.g.".
//
// The text is UTF-8.
class Phrases {
 public:
  Phrases() : Phrases(std::vector<std::string>()) {}
  // A phrase is known by its index. One whose Normal() is "" never occurs.
  explicit Phrases(const std::vector<std::string>& phrases);

  // Phrases that match the same texts have the same normal form: case folded,
  // each gap one blank, none at the ends.
  static std::string Normal(std::string_view phrase);

  size_t size() const { return phrases_.size(); }

  // Looks for each phrase whose entry in `marks` (size() of them) is 0, and
  // sets the entry of each that occurs to `mark`. No entry may be `mark`
  // before.
  void Find(std::string_view text, uint8_t mark,
            std::vector<uint8_t>& marks) const;
  // The same for the inside of a valid JSON string, still escaped.
  void FindEscaped(std::string_view inside, uint8_t mark,
                   std::vector<uint8_t>& marks) const;

  // Without SIMD, for comparison.
  void UseScalar() { filter_.UseScalar(); }

 private:
  // A quick look at up to eight bytes before the long one: a phrase may be
  // here if ((bytes | fold) & mask) == key.
  struct Entry {
    uint64_t key = 0;
    uint64_t fold = 0;
    uint64_t mask = 0;
    uint32_t phrase = 0;
    // Of a phrase that is always written with so many bytes, and ends in a
    // letter or digit; else 0.
    uint32_t length = 0;
  };

  void AddOpenings();
  // Drops the places where a look at three bytes is enough to say no.
  void Thin(std::string_view text, PhraseFilter::Found& found) const;
  template <bool kEscaped>
  bool Search(std::string_view text, uint8_t mark,
              std::vector<uint8_t>& marks) const;

  std::vector<std::u32string> phrases_;  // normal forms
  PhraseFilter filter_;
  // A bit for each value of HashOfThree that a phrase begins with; and the
  // bytes that begin one of which these three may be written in several ways.
  std::bitset<4096> hashes_;
  std::bitset<256> short_;
  // Those that may begin with byte b: entries_[first_[b]] to
  // entries_[first_[b + 1]].
  std::vector<Entry> entries_;
  std::array<uint32_t, 257> first_{};
};

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_PHRASES_H_
