// How far a run has come, on a terminal.

#ifndef JOBUTILS_CLI_PROGRESS_H_
#define JOBUTILS_CLI_PROGRESS_H_

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace jobutils {

// Silent unless stderr is a terminal, stdout is none, and a second has passed.
class Progress {
 public:
  explicit Progress(bool quiet);
  // Redraws the line, a few times a second at most.
  void Show(uint64_t records, size_t failures);
  // Clears it.
  void End();

 private:
  using Clock = std::chrono::steady_clock;
  bool on_;
  bool drawn_ = false;
  Clock::time_point next_;
};

}  // namespace jobutils

#endif  // JOBUTILS_CLI_PROGRESS_H_
