#include <utility>

#include "commands.h"
#include "log/stages.h"

namespace jobutils {

std::string Place::folder() const { return FolderOf(state, stages[0]); }

Result<Place> Find(const Settings& settings, Expected expected) {
  if (settings.workspace().empty()) {
    return UsageError("no workspace, expected --workspace or a config.toml");
  }
  Place place;
  place.state =
      settings.workspace() == "." ? "state" : settings.workspace() + "/state";
  place.stages = settings.arguments();
  if (expected != Expected::kAny && place.stages.empty()) {
    return UsageError("expected a stage, see --help");
  }
  if (expected == Expected::kOne) {
    place.rest.assign(place.stages.begin() + 1, place.stages.end());
    place.stages.resize(1);
  }
  Result<std::vector<std::string>> known =
      PickStages(place.state, place.stages);
  if (!known) return known.error();
  place.stages = std::move(*known);
  return place;
}

LineSink To(StdOutput& out) {
  return [&out](std::string_view line) {
    out.WriteLine(line);
    return !out.closed();
  };
}

Result<ExitCode> End(StdOutput& out, const Status& done, ExitCode code) {
  const Status written = out.Close();
  if (!written) return written.error();
  if (!done) return done.error();
  return code;
}

}  // namespace jobutils
