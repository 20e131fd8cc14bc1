// Where in a text may one of a set of phrases begin? A quick look at three
// bytes and the one before, 32 places at a time, that never says no wrongly.

#ifndef JOBUTILS_TEXT_PHRASE_FILTER_H_
#define JOBUTILS_TEXT_PHRASE_FILTER_H_

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace jobutils {

class PhraseFilter {
 public:
  static constexpr size_t kDepth = 3;
  // Places looked at by one call.
  static constexpr size_t kStretch = 1024;

  // The bytes that a phrase may begin with, by position.
  using Opening = std::array<std::bitset<256>, kDepth>;

  struct Found {
    size_t count = 0;
    // A backslash and a 'u' stand together, up to two bytes before the end of
    // the stretch.
    bool unicode_escape = false;
    std::array<uint32_t, kStretch + 1> at;  // ascending, `count` of them
  };

  // Lets phrases that open so through.
  void Allow(const Opening& opening);

  // The places in [begin, begin + kStretch) of `text` where a phrase may
  // begin: an opening, behind the begin of the text, a byte that is no ASCII
  // letter, or any byte that follows a backslash.
  void Scan(std::string_view text, size_t begin, Found& found) const {
    (this->*scan_)(text, begin, found);
  }

  // Without SIMD, for comparison.
  void UseScalar() { scan_ = &PhraseFilter::ScanScalar; }

 private:
  using ScanFunction = void (PhraseFilter::*)(std::string_view, size_t,
                                              Found&) const;
  static ScanFunction Fastest();
  void ScanScalar(std::string_view text, size_t begin, Found& found) const;
  void ScanAvx2(std::string_view text, size_t begin, Found& found) const;

  // Openings are told apart by their nibbles. There are eight groups of them;
  // in a group, every combination of the nibbles of its openings passes.
  static constexpr size_t kGroups = 8;
  struct NibbleSets {
    std::array<uint16_t, kDepth> low{};
    std::array<uint16_t, kDepth> high{};
    void Add(const NibbleSets& other);
    double Combinations() const;
  };
  std::array<NibbleSets, kGroups> groups_{};
  // By position and nibble: the groups, as bits, that allow it.
  using Nibbles = std::array<uint8_t, 16>;
  std::array<Nibbles, kDepth> low_{};
  std::array<Nibbles, kDepth> high_{};
  ScanFunction scan_ = Fastest();
};

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_PHRASE_FILTER_H_
