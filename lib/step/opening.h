// Opening a stage's journal for a run.

#ifndef JOBUTILS_STEP_OPENING_H_
#define JOBUTILS_STEP_OPENING_H_

#include <optional>
#include <string>

#include "base/result.h"
#include "journal/writer.h"
#include "step/step.h"

namespace jobutils {

// state/<stage> of the workspace.
std::string StageFolder(const StepOptions& options);

// Locked, and said where its records were made with another command or
// configuration; nullopt when another process holds it and that is to be
// skipped.
Result<std::optional<JournalWriter>> OpenJournal(const StepOptions& options);

}  // namespace jobutils

#endif  // JOBUTILS_STEP_OPENING_H_
