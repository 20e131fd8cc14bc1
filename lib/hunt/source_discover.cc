#include "hunt/source_discover.h"

#include <poll.h>

#include <chrono>
#include <vector>

#include "step/filter_process.h"
#include "step/stop_signals.h"

namespace jobutils {
namespace {

constexpr std::chrono::minutes kMostWait{10};

Result<std::string> Run(const std::vector<std::string>& command,
                        std::string_view lines) {
  StopSignals signals;
  Result<FilterProcess> process = FilterProcess::Start(command, lines);
  if (!process) return process.error();
  const auto failed = [&](const std::string& why) {
    return IoError("'" + command[0] + "' " + why);
  };
  while (!process->ended()) {
    std::vector<pollfd> polled = {{signals.fd(), POLLIN, 0}};
    process->AddTo(polled);
    poll(polled.data(), polled.size(), 1000);
    signals.Drain();
    const Status pumped = process->Pump();
    if (!pumped) return pumped.error();
    if (signals.count() > 0) return failed("was stopped");
    if (process->overflowed()) return failed("gave more than 64 MiB");
    if (FilterProcess::Clock::now() - process->moved() > kMostWait) {
      return failed("moved no byte for ten minutes");
    }
  }
  const std::optional<int> status = process->exit_status();
  if (status == 2) return UsageError(failed("ended with status 2").message);
  if (status != 0 && status != 1) {
    return failed("ended with " + process->Ending());
  }
  return process->output();
}

}  // namespace

LineRunner DiscoverWith(const std::string& workspace) {
  return [workspace](std::string_view lines) {
    return Run({"job-discover", "--quiet", "--workspace", workspace}, lines);
  };
}

}  // namespace jobutils
