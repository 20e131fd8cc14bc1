#include "hunt/orphans.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace jobutils {
namespace {

constexpr int kLooks = 50;
constexpr useconds_t kBetween = 100'000;  // microseconds

// Whether there was all of `bytes` to read; false: the other end is closed.
bool Hear(int alive, void* bytes, size_t size) {
  for (;;) {
    const ssize_t got = read(alive, bytes, size);
    if (got < 0 && errno == EINTR) continue;
    return got == static_cast<ssize_t>(size);
  }
}

// In the watcher, which nobody waits for when its parent has died.
[[noreturn]] void Await(int alive) {
  signal(SIGTERM, SIG_IGN);
  signal(SIGINT, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) close(fd);
  pid_t group;
  if (!Hear(alive, &group, sizeof group)) _exit(0);
  char byte;
  while (Hear(alive, &byte, 1)) {
  }
  kill(-group, SIGTERM);
  for (int look = 0; look < kLooks && kill(-group, 0) == 0; ++look) {
    usleep(kBetween);
  }
  kill(-group, SIGKILL);
  _exit(0);
}

}  // namespace

OrphanWatch::OrphanWatch() {
  int ends[2];
  if (pipe(ends) != 0) return;
  Fd read_end(ends[0]);
  alive_ = Fd(ends[1]);
  for (const int fd : ends) fcntl(fd, F_SETFD, FD_CLOEXEC);
  watcher_ = fork();
  if (watcher_ == 0) {
    alive_ = Fd();
    Await(read_end.get());
  }
  // Out of the way of what a terminal, or who kills the hunt, sends to it.
  if (watcher_ > 0) setpgid(watcher_, 0);
}

void OrphanWatch::Watch(pid_t group) {
  if (watcher_ <= 0) return;
  // A watcher that is gone watches nothing. SIGPIPE is ignored.
  [[maybe_unused]] const ssize_t written =
      write(alive_.get(), &group, sizeof group);
}

OrphanWatch::~OrphanWatch() {
  if (watcher_ <= 0) return;
  kill(watcher_, SIGKILL);
  while (waitpid(watcher_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace jobutils
