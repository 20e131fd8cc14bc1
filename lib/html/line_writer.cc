#include "html/line_writer.h"

#include <algorithm>

#include "base/utf8.h"
#include "html/characters.h"

namespace jobutils {
namespace {

constexpr int kDeepestIndent = 16;  // levels

}  // namespace

void LineWriter::Text(std::string_view text, bool preformatted) {
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = DecodeUtf8(text, pos);
    switch (KindOf(c)) {
      case CharacterKind::kVisible:
        Put(c);
        break;
      case CharacterKind::kDropped:
        break;
      case CharacterKind::kJoiner:
        joiner_ = c;
        break;
      case CharacterKind::kSpace:
        before_ = joiner_ = 0;
        if (!preformatted) {
          blank_ = true;
        } else if (c == '\n') {
          LineEnd();
        } else if (c != '\r') {
          spaces_ += c == '\t' ? '\t' : ' ';
        }
        break;
    }
  }
}

void LineWriter::Lines(std::string_view text) {
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    Text(text.substr(begin, end - begin), false);
    LineEnd();
    begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
}

void LineWriter::Break(int lines) {
  breaks_ = std::max(breaks_, lines);
  blank_ = false;
  spaces_.clear();
  before_ = joiner_ = 0;
}

void LineWriter::LineEnd() { Break(std::min(breaks_ + 1, 2)); }

void LineWriter::Put(char32_t c) {
  BeginWord();
  if (joiner_ != 0 && JoinerMatters(before_, c)) AppendUtf8(out_, joiner_);
  joiner_ = 0;
  AppendUtf8(out_, c);
  before_ = c;
}

// Writes what was held back until there is something behind it.
void LineWriter::BeginWord() {
  if (breaks_ > 0) {
    if (!out_.empty()) out_.append(breaks_, '\n');
    breaks_ = 0;
    Indent(marker_.empty() ? depth_ : depth_ - 1);
    out_ += marker_;
    marker_.clear();
    out_ += spaces_;
  } else if (blank_ || !spaces_.empty()) {
    out_ += spaces_.empty() ? " " : spaces_;
  }
  blank_ = false;
  spaces_.clear();
}

void LineWriter::Indent(int levels) {
  out_.append(2 * std::clamp(levels, 0, kDeepestIndent), ' ');
}

}  // namespace jobutils
