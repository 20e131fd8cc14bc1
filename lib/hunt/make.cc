#include "hunt/make.h"

#include <poll.h>
#include <signal.h>
#include <sys/stat.h>

#include <charconv>
#include <cstdlib>
#include <optional>

#include "base/file.h"
#include "hunt/built_in.h"
#include "hunt/orphans.h"
#include "step/filter_process.h"
#include "step/stop_signals.h"

namespace jobutils {
namespace {

constexpr int kDied = 128;
constexpr int kLook = 100;  // milliseconds
constexpr int kMostLooks = 20;
constexpr size_t kMostMessage = 1000;

std::vector<std::string> CommandOf(const MakeOptions& options, bool own) {
  // What make and its children say is told apart from what they make only by
  // its place: nothing of a hunt writes to standard output.
  // make would take a '~' for a home.
  const std::string& folder = options.workspace;
  std::vector<std::string> words = {"sh",
                                    "-c",
                                    "exec make \"$@\" 2>&1",
                                    "make",
                                    "-s",
                                    "-k",
                                    "-C",
                                    folder[0] == '/' ? folder : "./" + folder};
  words.insert(words.end(), {"-f", own ? "hunt.mk" : "-"});
  for (const auto& [name, value] : options.variables) {
    words.push_back(name + '=' + value);
  }
  words.insert(words.end(), options.goals.begin(), options.goals.end());
  return words;
}

// "make: *** [hunt.mk:52: extract] Error 3", or "... Terminated".
std::optional<MakeFailure> ParseFailure(std::string_view line) {
  constexpr std::string_view kBegin = "make: *** [";
  constexpr std::string_view kError = "] Error ";
  if (line.substr(0, kBegin.size()) != kBegin) return std::nullopt;
  const size_t end = line.rfind("] ");
  if (end == line.npos) return std::nullopt;
  MakeFailure failure;
  const std::string_view place =
      line.substr(kBegin.size(), end - kBegin.size());
  failure.goal = place.substr(place.find_last_of(' ') + 1);
  failure.status = kDied;
  if (line.substr(end, kError.size()) == kError) {
    const char* const last = line.data() + line.size();
    std::from_chars(line.data() + end + kError.size(), last, failure.status);
  }
  return failure;
}

// Whether make talks about itself: "make: Target 'x' not remade because ...".
bool IsAboutMake(std::string_view line) {
  return line.substr(0, 6) == "make: " || line.substr(0, 5) == "make[";
}

// Whether job-step tells what became of a filter that has said why.
bool IsEcho(std::string_view line) {
  return line.starts_with("job-step: ") &&
         line.ends_with(", its batch is dropped");
}

// Takes the lines of what has been said so far.
class Listener {
 public:
  Listener(const MakeOptions& options, MakeResult& result)
      : options_(options), result_(result) {}

  void Hear(std::string_view said) {
    for (size_t end; (end = said.find('\n', heard_)) != said.npos;) {
      Take(said.substr(heard_, end - heard_));
      heard_ = end + 1;
    }
  }

 private:
  void Take(std::string_view line) {
    if (std::optional<MakeFailure> failure = ParseFailure(line)) {
      failure->message = std::move(last_);
      if (failure->message.empty()) {
        failure->message = "ended with exit status " +
                           std::to_string(failure->status) +
                           " and said nothing";
      }
      last_.clear();
      result_.failures.push_back(std::move(*failure));
      return;
    }
    if (line.empty()) return;
    if (last_.empty() || !IsEcho(line)) last_ = line.substr(0, kMostMessage);
    if (!IsAboutMake(line)) options_.say(line);
  }

  const MakeOptions& options_;
  MakeResult& result_;
  size_t heard_ = 0;
  std::string last_;  // since the last failure
};

// What is not hunt.mk's business, or means another thing to each tool. That one
// is read in the language it is in.
void CleanEnvironment() {
  for (const char* name : {"MAKEFLAGS", "GNUMAKEFLAGS", "MFLAGS", "MAKELEVEL",
                           "MAKEFILES", "JOBUTILS_DAILY", "JOBUTILS_LIMIT"}) {
    unsetenv(name);
  }
  setenv("LC_ALL", "C", 1);
  setenv("JOBUTILS_WORKSPACE", ".", 1);
  // What a hunt makes is for its owner.
  umask(077);
}

}  // namespace

Result<MakeResult> RunMake(const MakeOptions& options) {
  CleanEnvironment();
  const bool own = FileExists(options.workspace + "/hunt.mk");
  OrphanWatch watch;
  Result<FilterProcess> started = FilterProcess::Start(
      CommandOf(options, own), own ? "" : BuiltInText("hunt.mk"));
  if (!started) return started.error();
  FilterProcess& make = *started;
  watch.Watch(make.group());
  StopSignals signals;
  MakeResult result;
  Listener listener(options, result);
  int told = 0;
  int looks = 0;  // since make itself has ended
  while (!make.ended()) {
    std::vector<pollfd> polled = {{signals.fd(), POLLIN, 0}};
    make.AddTo(polled);
    poll(polled.data(), polled.size(), make.exited() ? kLook : -1);
    signals.Drain();
    // Nobody waits for what a recipe has put into the background.
    if (make.exited() && ++looks > kMostLooks) make.Kill();
    const Status pumped = make.Pump();
    if (!pumped) return pumped.error();
    listener.Hear(make.output());
    for (; told < signals.count(); ++told) {
      kill(-make.group(), SIGTERM);
      result.stopped = true;
    }
  }
  if (make.overflowed()) {
    return IoError("make and what it ran said more than 64 MiB");
  }
  if (make.exit_status() == 127) return UsageError("cannot run 'make'");
  if (make.exit_status() != 0 && result.failures.empty() && !result.stopped) {
    return IoError("make ended with " + make.Ending() +
                   ", and said: " + make.output().substr(0, kMostMessage));
  }
  return result;
}

}  // namespace jobutils
