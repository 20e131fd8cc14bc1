// Text put together line by line: blanks folded, markers and indents set.

#ifndef JOBUTILS_HTML_LINE_WRITER_H_
#define JOBUTILS_HTML_LINE_WRITER_H_

#include <string>
#include <string_view>

namespace jobutils {

class LineWriter {
 public:
  // Appends UTF-8 text. Runs of white space are one blank, or, in
  // preformatted text, what they are.
  void Text(std::string_view text, bool preformatted);
  // Text in which line ends count and other white space folds.
  void Lines(std::string_view text);
  // A blank, if something stands in front of it on its line.
  void Blank() { blank_ = true; }
  // At least `lines` line ends in front of what comes next: 1 begins a line, 2
  // leaves an empty one.
  void Break(int lines);
  // One line end more, up to an empty line.
  void LineEnd();
  // What comes up to Unnest is a list inside the list around it.
  void Nest() { ++depth_; }
  void Unnest() { --depth_; }
  bool nested() const { return depth_ > 0; }
  // Goes in front of the next text, outdented. An item without text leaves no
  // marker.
  void Mark(std::string_view marker) { marker_ = marker; }

  std::string Take() { return std::move(out_); }

 private:
  void Put(char32_t c);
  void BeginWord();
  void Indent(int levels);

  std::string out_;
  std::string marker_;   // of the item that has no text yet
  int depth_ = 0;        // lists around what comes next
  int breaks_ = 2;       // line ends in front of it
  bool blank_ = false;   // a blank in front of it
  std::string spaces_;   // or these, in preformatted text
  char32_t before_ = 0;  // the character in front of it, 0 behind white space
  char32_t joiner_ = 0;
};

}  // namespace jobutils

#endif  // JOBUTILS_HTML_LINE_WRITER_H_
