#include "log/verify.h"

#include "cli/message.h"
#include "cli/output.h"
#include "commands.h"

namespace jobutils {
namespace {

Result<ExitCode> Verify(Settings& settings) {
  const Result<Place> place = Find(settings, Expected::kAny);
  if (!place) return place.error();
  StdOutput out("log");
  ExitCode code = ExitCode::kDone;
  for (const std::string& stage : place->stages) {
    const Result<Verified> verified = VerifyStage(place->state, stage);
    if (!verified) {
      Say(verified.error().message);
      code = ExitCode::kIncomplete;
    } else if (!settings.Flag("quiet")) {
      out.WriteLine(VerifiedText(stage, *verified));
      out.Flush();
    }
  }
  return End(out, Ok{}, code);
}

}  // namespace

Tool VerifyCommand() {
  Tool tool;
  tool.name = "job-log verify";
  tool.summary = "read all of the journals to see that they are whole";
  tool.examples = {{"job-log verify", "all of them"}};
  tool.arguments = "[stage ...]";
  tool.streams = false;
  tool.run = Verify;
  return tool;
}

}  // namespace jobutils
