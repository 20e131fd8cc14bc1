#include "profile/resume/notes.h"

namespace jobutils {

void Notes::Add(const Line& line, std::string_view what,
                std::string_view text) {
  constexpr size_t kMostShown = 70;
  std::string note = "line " + std::to_string(line.number) + ": ";
  (note += what) += " '";
  if (text.size() <= kMostShown) {
    note += text;
  } else {
    size_t cut = kMostShown;
    while ((static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    (note += text.substr(0, cut)) += "\u2026";
  }
  notes_.push_back(note + "'");
}

}  // namespace jobutils
