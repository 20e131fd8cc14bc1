#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "cli/output.h"
#include "commands.h"
#include "log/follower.h"
#include "log/stages.h"

namespace jobutils {
namespace {

constexpr int kLookAgainMs = 200;

volatile sig_atomic_t stopped = 0;
void Stop(int) { stopped = 1; }

// A second signal does what it does elsewhere, should the first one meet a
// reader that does not read.
void StopOnSignals() {
  struct sigaction action = {};
  action.sa_handler = Stop;
  action.sa_flags = SA_RESETHAND;
  for (const int number : {SIGINT, SIGTERM}) {
    sigaction(number, &action, nullptr);
  }
}

// True when it was a while; false when nobody reads the output any more.
bool WaitAWhile() {
  struct pollfd out = {STDOUT_FILENO, 0, 0};
  return ::poll(&out, 1, kLookAgainMs) <= 0;
}

Result<ExitCode> Tail(Settings& settings) {
  const Result<Place> place = Find(settings, Expected::kAny);
  if (!place) return place.error();
  std::vector<std::string> folders;
  for (const std::string& stage : place->stages) {
    folders.push_back(FolderOf(place->state, stage));
  }
  const bool follow = settings.Flag("follow");
  if (follow && folders.empty()) {
    return UsageError("no journal in '" + place->state + "' to follow");
  }
  if (follow) StopOnSignals();
  Result<Follower> follower =
      Follower::Open(folders, static_cast<uint64_t>(settings.Count("records")));
  if (!follower) return follower.error();
  StdOutput out("log");
  Status done = Ok{};
  do {
    done = follower->Give(To(out));
    out.Flush();
  } while (follow && done && !out.closed() && stopped == 0 && WaitAWhile());
  return End(out, done);
}

}  // namespace

Tool TailCommand() {
  Tool tool;
  tool.name = "job-log tail";
  tool.summary = "the newest records, as they were committed";
  tool.examples = {
      {"job-log tail -f scrape | jq -r .title", "what comes in"},
      {"job-log tail -n 1000000 extract | grep -F '\"lever:acme:1\"'",
       "every version of a record"},
  };
  tool.options = {
      {"records", 'n', Option::kCount, "N",
       "begin N records before the end of each journal", "10"},
      {"follow", 'f', Option::kFlag, "", "go on with what is committed later"},
  };
  tool.arguments = "[stage ...]";
  tool.streams = false;
  tool.run = Tail;
  return tool;
}

}  // namespace jobutils
