#include <poll.h>
#include <signal.h>

#include <algorithm>
#include <chrono>

#include "commands.h"
#include "schedule/span.h"
#include "step/filter_process.h"
#include "step/stop_signals.h"

namespace jobutils {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int64_t kLongest = 60'000;  // milliseconds of a wait

// Waits for `polled` behind the signals, until `end` at most.
void WaitFor(StopSignals& signals, std::vector<pollfd> polled,
             Clock::time_point end) {
  const int64_t left =
      std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now())
          .count();
  polled.push_back({signals.fd(), POLLIN, 0});
  poll(polled.data(), polled.size(),
       static_cast<int>(std::clamp<int64_t>(left, 0, kLongest)));
  signals.Drain();
}

// A run of its own process, which reads the clock for itself.
Status RunOnce(const std::string& workspace, StopSignals& signals) {
  Result<FilterProcess> started = FilterProcess::Start(
      {"job-hunt", "once", "--if-due", "-C", workspace}, "");
  if (!started) return started.error();
  int told = 0;
  while (!started->ended()) {
    std::vector<pollfd> polled;
    started->AddTo(polled);
    WaitFor(signals, std::move(polled), Clock::time_point::max());
    const Status pumped = started->Pump();
    if (!pumped) return pumped;
    for (; told < signals.count(); ++told) kill(started->group(), SIGTERM);
  }
  return Ok{};
}

Result<ExitCode> Watch(Settings& settings) {
  const Result<Hunt> hunt = OpenHunt(settings);
  if (!hunt) return hunt.error();
  const Result<Time> every = ParseSpan(settings.Text("every"), 1);
  if (!every) return UsageError("--every: " + every.error().message);
  StopSignals signals;
  while (signals.count() == 0) {
    const auto next = Clock::now() + std::chrono::seconds(*every);
    const Status ran = RunOnce(hunt->workspace, signals);
    if (!ran) return ran.error();
    while (signals.count() == 0 && Clock::now() < next) {
      WaitFor(signals, {}, next);
    }
  }
  return ExitCode::kDone;
}

}  // namespace

Tool WatchCommand() {
  Tool tool;
  tool.name = "job-hunt watch";
  tool.summary = "do what is due, again and again, until it is stopped";
  tool.examples = {
      {"job-hunt watch --every 5m", "in a terminal, instead of cron"},
  };
  tool.options = {
      {"every", 0, Option::kText, "SPAN", "between the begins of two looks",
       "5m", false},
  };
  tool.arguments = "";
  tool.streams = false;
  tool.run = Watch;
  return tool;
}

}  // namespace jobutils
