// The templates of a run: the person's own, and the built-in ones behind them.

#ifndef JOBUTILS_DRAFT_TEMPLATES_H_
#define JOBUTILS_DRAFT_TEMPLATES_H_

#include <map>
#include <optional>
#include <string>

#include "base/result.h"
#include "draft/template.h"

namespace jobutils {

struct LetterTemplates {
  std::string from;  // the folder, or "built-in"
  std::optional<Template> mail;
  std::optional<Template> letter;
};

class Templates {
 public:
  // `folder` holds <language>/mail.mustache and <language>/letter.mustache; one
  // that is there takes the place of the built-in one. "": the built-in ones.
  // A template that does not parse, a mail that does not begin with
  // "Subject: ": usage errors with file and line. So are one of another name or
  // in a folder of another name than a language code, and a folder without any.
  static Result<Templates> Read(const std::string& folder);

  // Of the language (ISO 639-1); of English when there are none.
  const LetterTemplates& For(const std::string& language) const;
  bool Has(const std::string& language) const {
    return languages_.contains(language);
  }
  // The language that For(language) writes.
  std::string Chosen(const std::string& language) const {
    return Has(language) ? language : kFallback;
  }
  // " 'de' 'en'"
  std::string Languages() const;

 private:
  static constexpr const char* kFallback = "en";
  Status AddFile(const std::string& folder, const std::string& path);
  Status Add(const std::string& language, const std::string& name,
             const std::string& text, const std::string& file,
             const std::string& from);

  std::map<std::string, LetterTemplates, std::less<>> languages_;
};

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_TEMPLATES_H_
