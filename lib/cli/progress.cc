#include "cli/progress.h"

#include <unistd.h>

#include <cstdio>

namespace jobutils {

Progress::Progress(bool quiet)
    : on_(!quiet && ::isatty(STDERR_FILENO) != 0 &&
          ::isatty(STDOUT_FILENO) == 0),
      next_(on_ ? Clock::now() + std::chrono::seconds(1)
                : Clock::time_point()) {}

void Progress::Show(uint64_t records, size_t failures) {
  if (!on_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(200);
  drawn_ = true;
  std::fprintf(stderr, "\r%llu records, %zu errors\033[K",
               static_cast<unsigned long long>(records), failures);
}

void Progress::End() {
  if (drawn_) std::fputs("\r\033[K", stderr);
}

}  // namespace jobutils
