#include "hunt/command.h"

#include <poll.h>

#include <algorithm>
#include <utility>

#include "step/filter_process.h"
#include "step/stop_signals.h"

namespace jobutils {
namespace {

constexpr int kDied = 128;

}  // namespace

std::string CommandEnd::LastLine() const {
  std::string_view text = said;
  while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  return std::string(text.substr(text.find_last_of('\n') + 1));
}

Result<CommandEnd> RunCommand(const std::vector<std::string>& command,
                              std::string_view input) {
  Result<std::vector<CommandEnd>> ends = RunCommands({command}, input);
  if (!ends) return ends.error();
  return std::move(ends->front());
}

Result<std::vector<CommandEnd>> RunCommands(
    const std::vector<std::vector<std::string>>& commands,
    std::string_view input) {
  StopSignals signals;
  std::vector<FilterProcess> processes;
  processes.reserve(commands.size());
  for (const std::vector<std::string>& command : commands) {
    std::vector<std::string> words = {"sh", "-c", "exec \"$0\" \"$@\" 2>&1"};
    words.insert(words.end(), command.begin(), command.end());
    Result<FilterProcess> started = FilterProcess::Start(words, input);
    if (!started) return started.error();
    processes.push_back(std::move(*started));
  }
  const auto ended = [](const FilterProcess& process) {
    return process.ended();
  };
  while (!std::all_of(processes.begin(), processes.end(), ended)) {
    std::vector<pollfd> polled = {{signals.fd(), POLLIN, 0}};
    for (const FilterProcess& process : processes) process.AddTo(polled);
    poll(polled.data(), polled.size(), -1);
    signals.Drain();
    if (signals.count() > 0) {
      return IoError("'" + commands[0][0] + "' was stopped");
    }
    for (FilterProcess& process : processes) {
      const Status pumped = process.Pump();
      if (!pumped) return pumped.error();
    }
  }
  std::vector<CommandEnd> ends;
  for (const FilterProcess& process : processes) {
    ends.push_back({process.exit_status().value_or(kDied), process.output()});
  }
  return ends;
}

}  // namespace jobutils
