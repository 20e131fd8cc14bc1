#include "hunt/timer.h"

#include <stdlib.h>

#include <climits>

#include "commands.h"

namespace jobutils {
namespace {

// Of the workspace, which is there.
Result<std::string> FullPath(const Settings& settings) {
  const Result<Hunt> hunt = OpenHunt(settings);
  if (!hunt) return hunt.error();
  char path[PATH_MAX];
  if (realpath(hunt->workspace.c_str(), path) == nullptr) {
    return IoError("cannot open '" + hunt->workspace + "'");
  }
  return std::string(path);
}

Result<ExitCode> Start(Settings& settings) {
  const Result<std::string> path = FullPath(settings);
  if (!path) return path.error();
  const Result<std::string> where = StartTimer(*path, settings.Text("with"));
  if (!where) return where.error();
  return Print(*where);
}

Result<ExitCode> Stop(Settings& settings) {
  const Result<std::string> path = FullPath(settings);
  if (!path) return path.error();
  const Status stopped = StopTimer(*path, settings.Text("with"));
  if (!stopped) return stopped.error();
  return ExitCode::kDone;
}

Option With() {
  return {"with",
          0,
          Option::kChoice,
          "auto|cron|systemd|launchd",
          "the timer; auto: what the system has",
          "auto",
          false};
}

}  // namespace

Tool StartCommand() {
  Tool tool;
  tool.name = "job-hunt start";
  tool.summary = "have the system's timer do what is due";
  tool.examples = {
      {"job-hunt start", "every ten minutes 'job-hunt once --if-due'"},
      {"job-hunt start --with cron", "a line of crontab"},
  };
  tool.options = {With()};
  tool.arguments = "";
  tool.streams = false;
  tool.run = Start;
  return tool;
}

Tool StopCommand() {
  Tool tool;
  tool.name = "job-hunt stop";
  tool.summary = "take the hunt out of the system's timer";
  tool.examples = {
      {"job-hunt stop", "what was gathered stays"},
  };
  tool.options = {With()};
  tool.arguments = "";
  tool.streams = false;
  tool.run = Stop;
  return tool;
}

}  // namespace jobutils
