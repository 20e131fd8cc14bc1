// A listing in, a mail and a letter out, in which every claim is true.

#ifndef JOBUTILS_DRAFT_DRAFTER_H_
#define JOBUTILS_DRAFT_DRAFTER_H_

#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "draft/letter_view.h"
#include "draft/templates.h"
#include "draft/truth.h"
#include "profile/profile.h"
#include "record/record.h"
#include "text/stop_words.h"

namespace jobutils {

struct Draft {
  std::string language;  // ISO 639-1
  std::string from;      // where its templates are
  std::string subject;   // one line, without control characters
  std::string mail;      // lines
  std::string letter;

  // {"language","template","subject","mail","letter"}
  std::string Json() const;
};

struct DraftOptions {
  Templates templates;
  Lexicon lexicon;
  std::string language;  // of all drafts; "": of each listing its own
  Time now;
};

class Drafter {
 public:
  // The profile must outlive this.
  Drafter(const Profile& profile, DraftOptions options);

  // An error tells the first claims that are neither in the profile nor in the
  // listing.
  Result<Draft> Write(const Record& listing) const;

 private:
  std::string LanguageOf(const Record& listing) const;

  DraftOptions options_;
  LetterViews views_;
  TruthGate gate_;
  StopWords stop_words_;
};

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_DRAFTER_H_
