// A listing's title and description (kMostText of it), unescaped, and cut into
// words once.

#ifndef JOBUTILS_MATCH_MATCH_TEXT_H_
#define JOBUTILS_MATCH_MATCH_TEXT_H_

#include <optional>
#include <string>

#include "match/extract.h"
#include "match/match.h"
#include "record/record.h"
#include "text/words.h"

namespace jobutils {

// A part of a text that fits in little memory as words.
struct Stretch {
  TextKey in;
  uint32_t offset;  // in that text
  const Words& words;
};

class MatchText {
 public:
  // Memory is used again from listing to listing.
  void Read(const Record& listing);

  std::string_view Text(TextKey key) const {
    return key == TextKey::kTitle ? title_ : description_;
  }

  // Calls `visit` with the whole of both texts, stretch by stretch. One of
  // usual length is one; others are cut at line ends or blanks.
  template <typename Visit>
  void EachStretch(Visit visit) {
    for (const TextKey key : {TextKey::kTitle, TextKey::kDescription}) {
      const std::string_view text = Text(key);
      for (size_t begin = 0, end; begin < text.size(); begin = end) {
        end = StretchEnd(text, begin);
        words_.Read(text.substr(begin, end - begin));
        visit(Stretch{key, static_cast<uint32_t>(begin), words_});
      }
    }
  }

  // The place of an extracted value, if it is one in these texts.
  std::optional<Spot> SpotOf(const Extracted& value) const;

  // The sentence around a spot, or as much of it as a reader can bear.
  Spot Around(const Spot& spot) const;
  std::string_view Quote(const Spot& spot) const {
    return Text(spot.in).substr(spot.begin, spot.end - spot.begin);
  }

 private:
  static size_t StretchEnd(std::string_view text, size_t begin);

  std::string title_;
  std::string description_;
  Words words_;
};

}  // namespace jobutils

#endif  // JOBUTILS_MATCH_MATCH_TEXT_H_
