#include "step/filter_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

extern char** environ;

namespace jobutils {
namespace {

constexpr size_t kBlock = 256 << 10;
constexpr int kPipeBytes = 1 << 20;

struct Pipe {
  Fd read;
  Fd write;
};

Result<Pipe> MakePipe() {
  int ends[2];
  if (pipe(ends) != 0) {
    return IoError(SystemMessage("cannot make", "pipe", errno));
  }
  Pipe made{Fd(ends[0]), Fd(ends[1])};
  for (const int fd : ends) fcntl(fd, F_SETFD, FD_CLOEXEC);
#ifdef F_SETPIPE_SZ
  fcntl(ends[1], F_SETPIPE_SZ, kPipeBytes);
#endif
  return made;
}

void SetNonBlocking(int fd) {
  fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
}

// As a shell would start it: no signal blocked, and SIGPIPE, which we ignore,
// as it is by default.
int Spawn(const std::vector<std::string>& command, int in, int out,
          pid_t* pid) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  int failed = posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
  if (failed == 0) {
    failed = posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
  }
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP |
                                            POSIX_SPAWN_SETSIGDEF |
                                            POSIX_SPAWN_SETSIGMASK);
  posix_spawnattr_setpgroup(&attributes, 0);
  sigset_t signals;
  sigemptyset(&signals);
  posix_spawnattr_setsigmask(&attributes, &signals);
  sigaddset(&signals, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &signals);
  std::vector<char*> words;
  for (const std::string& word : command) {
    words.push_back(const_cast<char*>(word.c_str()));
  }
  words.push_back(nullptr);
  if (failed == 0) {
    failed =
        posix_spawnp(pid, words[0], &files, &attributes, words.data(), environ);
  }
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return failed;
}

}  // namespace

Result<FilterProcess> FilterProcess::Start(
    const std::vector<std::string>& command, std::string_view input) {
  Result<Pipe> in = MakePipe();
  if (!in) return in.error();
  Result<Pipe> out = MakePipe();
  if (!out) return out.error();
  pid_t pid = -1;
  const int failed = Spawn(command, in->read.get(), out->write.get(), &pid);
  if (failed != 0) {
    std::string message = SystemMessage("cannot run", command[0], failed);
    const bool passes = failed == EAGAIN || failed == ENOMEM;
    return passes ? IoError(std::move(message))
                  : UsageError(std::move(message));
  }
  SetNonBlocking(in->write.get());
  SetNonBlocking(out->read.get());
  return FilterProcess(pid, std::move(in->write), std::move(out->read), input);
}

FilterProcess::FilterProcess(pid_t pid, Fd in, Fd out, std::string_view input)
    : pid_(pid),
      in_(std::move(in)),
      out_(std::move(out)),
      rest_(input),
      moved_(Clock::now()) {
  Write();
}

FilterProcess::FilterProcess(FilterProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      in_(std::move(other.in_)),
      out_(std::move(other.out_)),
      rest_(other.rest_),
      output_(std::move(other.output_)),
      status_(other.status_),
      moved_(other.moved_) {}

FilterProcess::~FilterProcess() {
  if (pid_ > 0 && !ended()) Kill();
}

void FilterProcess::AddTo(std::vector<pollfd>& polled) const {
  if (in_.valid()) polled.push_back({in_.get(), POLLOUT, 0});
  if (out_.valid()) polled.push_back({out_.get(), POLLIN, 0});
}

Status FilterProcess::Pump() {
  Write();
  Status read = Read();
  if (!read || status_) return read;
  int status = 0;
  if (waitpid(pid_, &status, WNOHANG) == pid_) status_ = status;
  return Ok{};
}

// A filter that reads no more is judged by what it wrote.
void FilterProcess::Write() {
  while (in_.valid()) {
    const ssize_t written =
        rest_.empty() ? 0 : write(in_.get(), rest_.data(), rest_.size());
    if (written > 0) {
      rest_.remove_prefix(static_cast<size_t>(written));
      moved_ = Clock::now();
    } else if (written < 0 && errno == EINTR) {
      continue;
    } else if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      return;
    } else {
      in_ = Fd();
    }
  }
}

Status FilterProcess::Read() {
  while (out_.valid()) {
    const size_t size = output_.size();
    if (output_.capacity() - size < kBlock) {
      output_.reserve(std::max(2 * size, 4 * kBlock));
    }
    output_.resize(size + kBlock);
    const ssize_t got = read(out_.get(), output_.data() + size, kBlock);
    const int why = errno;
    output_.resize(size + static_cast<size_t>(std::max<ssize_t>(got, 0)));
    if (got > 0) {
      moved_ = Clock::now();
      if (overflowed()) Kill();
    } else if (got == 0) {
      out_ = Fd();
    } else if (why == EAGAIN || why == EWOULDBLOCK) {
      break;
    } else if (why != EINTR) {
      return IoError(SystemMessage("cannot read", "a filter's output", why));
    }
  }
  return Ok{};
}

std::optional<int> FilterProcess::exit_status() const {
  if (!WIFEXITED(*status_)) return std::nullopt;
  return WEXITSTATUS(*status_);
}

std::string FilterProcess::Ending() const {
  return WIFEXITED(*status_) ? "status " + std::to_string(WEXITSTATUS(*status_))
                             : "signal " + std::to_string(WTERMSIG(*status_));
}

void FilterProcess::Kill() {
  kill(-pid_, SIGKILL);
  in_ = Fd();
  out_ = Fd();
  int status = 0;
  while (!status_) {
    const pid_t reaped = waitpid(pid_, &status, 0);
    if (reaped == pid_ || errno != EINTR) status_ = status;
  }
}

}  // namespace jobutils
