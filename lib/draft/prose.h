// A text as sentences and words, for reading its claims.

#ifndef JOBUTILS_DRAFT_PROSE_H_
#define JOBUTILS_DRAFT_PROSE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jobutils {

// `text` without what the eye does not see: zero-width characters and
// controls dropped, blanks of any width ' ', full-width ASCII and letters in
// mathematical dress in their plain form, signs that are numbers spelt out,
// curly apostrophes '\'', all dashes '-', and without what parts a word's
// letters ("**Has**kell", "M.B.A."). Lines stay lines.
std::string Unmasked(std::string_view text);

// An ASCII capital.
inline bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

struct Token {
  size_t begin;  // [begin, end) in the text
  size_t end;
  std::string folded;  // without case, without a possessive "'s"
  bool capital;        // its first letter is one
  bool digit;          // holds one
  bool foreign;        // holds a letter that is not Latin
  bool first;          // begins a sentence, a line or a quotation
  bool joined;         // to the one before, by '-', '/', '&' or '.'
};

// The words of an Unmasked text: runs of letters and digits, a decimal point or
// a thousands separator between digits with them.
std::vector<Token> Tokenise(std::string_view text);

// Their folded forms.
std::vector<std::string> WordsOf(std::string_view text);

// A sentence: tokens [begin, end), and where its last sign is.
struct Sentence {
  size_t begin;
  size_t end;
  size_t text_begin;  // in the text
  size_t text_end;
};

// Sentences end at '.', '!', '?' (not behind an abbreviation), at an empty
// line, and where the next line is a point of a list. Other line ends are
// blanks.
std::vector<Sentence> Sentences(std::string_view text,
                                std::span<const Token> tokens);

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_PROSE_H_
