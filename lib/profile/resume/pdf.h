// The text of a PDF.

#ifndef JOBUTILS_PROFILE_RESUME_PDF_H_
#define JOBUTILS_PROFILE_RESUME_PDF_H_

#include <string>
#include <string_view>

#include "base/result.h"

namespace jobutils {

bool IsPdf(std::string_view bytes);

// Its text, UTF-8, laid out as the pages look; pages end in a form feed. Usage
// errors that name `file` and what was expected: broken, encrypted, without
// text (a scan), more than 100 pages or 4 MiB of text. Read in a process of its
// own, so that what takes more than 1 GiB or a minute is such an error too.
Result<std::string> PdfText(std::string_view bytes, const std::string& file);

}  // namespace jobutils

#endif  // JOBUTILS_PROFILE_RESUME_PDF_H_
