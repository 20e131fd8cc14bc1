// What was not understood, for the person whose résumé it is.

#ifndef JOBUTILS_PROFILE_RESUME_NOTES_H_
#define JOBUTILS_PROFILE_RESUME_NOTES_H_

#include <string>
#include <string_view>
#include <vector>

#include "profile/resume/lines.h"

namespace jobutils {

class Notes {
 public:
  // "line 12: no section is known for 'Patents'".
  void Add(const Line& line, std::string_view what, std::string_view text);
  // "line 12: not understood: 'Geburtsdatum: …'".
  void Add(const Line& line) { Add(line, "not understood:", line.text); }
  // Of no line: "no e-mail address found".
  void Add(std::string note) { notes_.push_back(std::move(note)); }

  const std::vector<std::string>& all() const { return notes_; }

 private:
  std::vector<std::string> notes_;
};

}  // namespace jobutils

#endif  // JOBUTILS_PROFILE_RESUME_NOTES_H_
