// One run of a step's filter: a process that is fed and read without waiting.

#ifndef JOBUTILS_STEP_FILTER_PROCESS_H_
#define JOBUTILS_STEP_FILTER_PROCESS_H_

#include <poll.h>
#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/result.h"

namespace jobutils {

// More than this from one run is no answer.
inline constexpr size_t kMaxAnswerBytes = size_t{64} << 20;

class FilterProcess {
 public:
  using Clock = std::chrono::steady_clock;

  // Starts `command` (looked up in PATH) in a process group of its own; its
  // stderr is ours. `input` must stay where it is until the run has ended. A
  // usage error when there is no such program.
  static Result<FilterProcess> Start(const std::vector<std::string>& command,
                                     std::string_view input);
  FilterProcess(FilterProcess&& other) noexcept;
  FilterProcess& operator=(FilterProcess&&) = delete;
  ~FilterProcess();  // kills what still runs

  // Appends what Pump can go on with.
  void AddTo(std::vector<pollfd>& polled) const;
  // Writes and reads as much as goes without waiting, and looks whether the
  // process has ended.
  Status Pump();
  // When a byte last went in or out.
  Clock::time_point moved() const { return moved_; }

  // All of its output is there, and its exit status; or it was killed.
  bool ended() const { return status_ && !out_.valid(); }
  // The process itself has; others may still hold its output.
  bool exited() const { return status_.has_value(); }
  // The exit status; nullopt when a signal ended it. Only when ended().
  std::optional<int> exit_status() const;
  // "signal 9", "status 127". Only when ended().
  std::string Ending() const;
  bool overflowed() const { return output_.size() > kMaxAnswerBytes; }
  const std::string& output() const { return output_; }

  // Its id, and that of its group.
  pid_t group() const { return pid_; }
  // Kills the whole group, and waits for the process.
  void Kill();

 private:
  FilterProcess(pid_t pid, Fd in, Fd out, std::string_view input);
  void Write();
  Status Read();

  pid_t pid_;
  Fd in_;   // to its stdin
  Fd out_;  // from its stdout
  std::string_view rest_;
  std::string output_;
  std::optional<int> status_;  // as of waitpid
  Clock::time_point moved_;
};

}  // namespace jobutils

#endif  // JOBUTILS_STEP_FILTER_PROCESS_H_
