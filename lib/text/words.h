// A text as words: found once, looked up by many dictionaries.

#ifndef JOBUTILS_TEXT_WORDS_H_
#define JOBUTILS_TEXT_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace jobutils {

// A run of letters and digits (IsWordChar), or one sign of a script that does
// not set words apart (Han, kana, Hangul, Thai).
struct Word {
  uint64_t hash;  // of its letters, case folded: see HashWord
  uint32_t begin;
  uint32_t end;
};

// The same for words that differ in case alone, and not for others: certain
// for words of up to eight bytes, all but certain for longer ones.
uint64_t HashWord(std::string_view word);

class Words {
 public:
  Words() = default;
  explicit Words(std::string_view text) { Read(text); }

  // Finds the words of a UTF-8 text (less than 4 GiB), which must outlive
  // them. Memory is used again from text to text.
  void Read(std::string_view text);

  std::string_view text() const { return text_; }
  std::span<const Word> all() const { return words_; }
  size_t size() const { return words_.size(); }
  const Word& operator[](size_t i) const { return words_[i]; }
  std::string_view Text(size_t i) const {
    return text_.substr(words_[i].begin, words_[i].end - words_[i].begin);
  }
  // What stands behind word `i`, up to the next word or the end.
  std::string_view Behind(size_t i) const {
    const size_t end = i + 1 < size() ? words_[i + 1].begin : text_.size();
    return text_.substr(words_[i].end, end - words_[i].end);
  }
  // The first word that begins at `offset` or behind it; size() without one.
  size_t IndexAt(size_t offset) const;

 private:
  // A word; and the words in a run of letters, digits and what is not ASCII.
  inline void AddAscii(size_t begin, size_t end);
  void AddWide(size_t begin, size_t end);
  void AddRun(size_t begin, size_t end);

  std::string_view text_;
  std::vector<Word> words_;
};

}  // namespace jobutils

#endif  // JOBUTILS_TEXT_WORDS_H_
