// A résumé in any form that is read: JSON Resume, plain text, Markdown, PDF.

#ifndef JOBUTILS_PROFILE_RESUME_INPUT_H_
#define JOBUTILS_PROFILE_RESUME_INPUT_H_

#include <string>
#include <string_view>

#include "base/result.h"
#include "profile/resume/resume.h"

namespace jobutils {

// The form is told by the content. Text that is not UTF-8 is taken as
// Windows-1252. Usage errors that name `file` and what was expected: empty,
// another form, or what ParseProfile and PdfText do not accept.
Result<Resume> ParseInput(std::string_view bytes, const std::string& file);

}  // namespace jobutils

#endif  // JOBUTILS_PROFILE_RESUME_INPUT_H_
