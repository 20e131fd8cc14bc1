// A draft as text for a person at a terminal.

#ifndef JOBUTILS_DRAFT_PAGES_H_
#define JOBUTILS_DRAFT_PAGES_H_

#include <string>

#include "draft/drafter.h"
#include "record/record.h"

namespace jobutils {

// What it answers and where to send it, then mail and letter, each line
// indented and made Visible().
std::string Pages(const Record& listing, const Draft& draft);

}  // namespace jobutils

#endif  // JOBUTILS_DRAFT_PAGES_H_
