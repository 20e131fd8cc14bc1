#include "step/opening.h"

#include <fcntl.h>

#include <utility>

#include "base/file.h"
#include "journal/safety.h"
#include "step/config_hash.h"

namespace jobutils {
namespace {

// Only asks: whoever takes the lock behind it finds it held after all.
Result<bool> IsHeld(const std::string& folder) {
  const std::string path = folder + "/lock";
  const Fd fd(open(path.c_str(), O_RDWR | O_CLOEXEC));
  if (!fd.valid()) return false;
  const Result<bool> locked = LockFile(fd.get(), /*wait=*/false, path);
  if (!locked) return locked;
  return !*locked;
}

}  // namespace

std::string StageFolder(const StepOptions& options) {
  return options.workspace + "/state/" + options.stage;
}

Result<std::optional<JournalWriter>> OpenJournal(const StepOptions& options) {
  const std::string folder = StageFolder(options);
  if (options.if_held == IfHeld::kSkip) {
    const Result<bool> held = IsHeld(folder);
    if (!held) return held.error();
    if (*held) return std::optional<JournalWriter>();
  }
  Result<std::string> config = ConfigHash(options.workspace, options.command);
  if (!config) return config.error();
  JournalWriter::Options journal;
  journal.command = options.command;
  journal.config = *config;
  journal.wait = options.if_held == IfHeld::kWait;
  Result<JournalWriter> writer = JournalWriter::Open(folder, journal);
  if (!writer) return writer.error();
  const std::optional<JournalHead>& head = writer->head();
  if (head && !options.command.empty() &&
      !IsMadeWith(head->header, options.command, *config)) {
    options.say("the command or configuration of '" + options.stage +
                "' has changed since commit " +
                std::to_string(head->commit.seq) +
                "; what was made before stays, see --again");
  }
  return std::optional<JournalWriter>(std::move(*writer));
}

}  // namespace jobutils
