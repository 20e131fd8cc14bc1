#include "step/stop_signals.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <iterator>
#include <utility>

namespace jobutils {
namespace {

constexpr int kTaken[] = {SIGTERM, SIGINT, SIGCHLD};

int alive = 0;
volatile sig_atomic_t stops = 0;
int ends[2] = {-1, -1};  // of a pipe: a signal between a look and a poll
struct sigaction before[std::size(kTaken)];

void Take(int signal) {
  const int saved = errno;
  if (signal != SIGCHLD) stops = stops + 1;
  // A pipe that is full can be read as well.
  [[maybe_unused]] const ssize_t written = write(ends[1], "", 1);
  errno = saved;
}

}  // namespace

StopSignals::StopSignals() {
  if (alive++ > 0) return;
  stops = 0;
  if (pipe(ends) == 0) {
    for (const int fd : ends) {
      fcntl(fd, F_SETFD, FD_CLOEXEC);
      fcntl(fd, F_SETFL, O_NONBLOCK);
    }
  }
  struct sigaction action = {};
  action.sa_handler = Take;
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < std::size(kTaken); ++i) {
    sigaction(kTaken[i], &action, &before[i]);
  }
}

StopSignals::~StopSignals() {
  if (--alive > 0) return;
  for (size_t i = 0; i < std::size(kTaken); ++i) {
    sigaction(kTaken[i], &before[i], nullptr);
  }
  for (int& fd : ends) close(std::exchange(fd, -1));
}

int StopSignals::count() const { return stops; }

int StopSignals::fd() const { return ends[0]; }

void StopSignals::Drain() {
  char bytes[256];
  while (read(ends[0], bytes, sizeof bytes) > 0) {
  }
}

}  // namespace jobutils
